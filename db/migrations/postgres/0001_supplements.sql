CREATE TABLE "supplement" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"run_id" text NOT NULL,
	"cell_key" text NOT NULL,
	"received_at" bigint NOT NULL,
	"source" text NOT NULL,
	"file" text,
	"npu" bigint,
	"gpu" bigint,
	"cpu" bigint,
	"latency_ms" double precision,
	"document" text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "supplement_id" ON "supplement" USING btree ("id");--> statement-breakpoint
CREATE INDEX "supplement_run" ON "supplement" USING btree ("run_id","seq");--> statement-breakpoint
CREATE INDEX "supplement_cell" ON "supplement" USING btree ("cell_key","seq");