CREATE TABLE "sample_switch" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"shown" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "run_sample" ON "run" USING btree ("seq") WHERE origin = 'sample';