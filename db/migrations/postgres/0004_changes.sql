CREATE TABLE "change" (
	"id" text NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint NOT NULL,
	"cell_key" text NOT NULL,
	"evaluation_key" text NOT NULL,
	"model" text NOT NULL,
	"target_kind" text NOT NULL,
	"chip" text,
	"scheme" text NOT NULL,
	"path" text,
	"backend" text,
	"simulated" boolean NOT NULL,
	"emulated" boolean NOT NULL,
	"sample" boolean NOT NULL,
	"kind" text NOT NULL,
	"verdict" text NOT NULL,
	"rule" text NOT NULL,
	"listed" boolean NOT NULL,
	"state" text NOT NULL,
	"assignee" text,
	"family" text NOT NULL,
	"p" double precision,
	"p_improved" double precision,
	"p_floor" double precision,
	"difference" double precision,
	"severity" double precision NOT NULL,
	"from_run" text NOT NULL,
	"to_run" text NOT NULL,
	"from_point" text NOT NULL,
	"to_point" text NOT NULL,
	"at" bigint NOT NULL,
	"group_key" text NOT NULL,
	"moved" text NOT NULL,
	"evidence" text NOT NULL,
	CONSTRAINT "change_id_from_seq_pk" PRIMARY KEY("id","from_seq")
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"webhook_id" text NOT NULL,
	"group_key" text NOT NULL,
	"seq" bigint NOT NULL,
	"body" text NOT NULL,
	"at" bigint NOT NULL,
	"attempt" bigint NOT NULL,
	"status" text NOT NULL,
	"next_at" bigint,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "family" (
	"key" text NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint NOT NULL,
	"size" bigint NOT NULL,
	"worse" double precision NOT NULL,
	"better" double precision NOT NULL,
	CONSTRAINT "family_key_from_seq_pk" PRIMARY KEY("key","from_seq")
);
--> statement-breakpoint
CREATE TABLE "known_issue" (
	"id" text PRIMARY KEY NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint NOT NULL,
	"model" text,
	"chip" text,
	"scheme" text,
	"path" text,
	"op" text,
	"qairt_from" text,
	"qairt_to" text,
	"onnxruntime_from" text,
	"onnxruntime_to" text,
	"text" text NOT NULL,
	"url" text,
	"who" text NOT NULL,
	"at" bigint NOT NULL,
	"removed_by" text,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "plan_lease" (
	"item_key" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"taken_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rejudge" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"rules" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint NOT NULL,
	"value" jsonb,
	"who" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "setting_key_from_seq_pk" PRIMARY KEY("key","from_seq")
);
--> statement-breakpoint
CREATE TABLE "triage" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"change_id" text NOT NULL,
	"cell_key" text NOT NULL,
	"action" text NOT NULL,
	"who" text NOT NULL,
	"at" bigint NOT NULL,
	"assignee" text,
	"text" text,
	"run_id" text
);
--> statement-breakpoint
CREATE TABLE "webhook" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"form" text NOT NULL,
	"events" jsonb NOT NULL,
	"announced_seq" bigint NOT NULL,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"disabled_at" bigint,
	"removed_at" bigint
);
--> statement-breakpoint
ALTER TABLE "cell" ADD COLUMN "interval_low" double precision;--> statement-breakpoint
ALTER TABLE "cell" ADD COLUMN "interval_high" double precision;--> statement-breakpoint
ALTER TABLE "cell" ADD COLUMN "interval_method" text;--> statement-breakpoint
ALTER TABLE "cell" ADD COLUMN "smallest_drop" double precision;--> statement-breakpoint
ALTER TABLE "cell" ADD COLUMN "smallest_drop_basis" text;--> statement-breakpoint
ALTER TABLE "mark" ADD COLUMN "rules" bigint;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "request" text;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "detailed" boolean;--> statement-breakpoint
CREATE INDEX "change_cell" ON "change" USING btree ("cell_key","to_seq");--> statement-breakpoint
CREATE INDEX "change_family" ON "change" USING btree ("family","to_seq","p");--> statement-breakpoint
CREATE INDEX "change_from" ON "change" USING btree ("from_seq");--> statement-breakpoint
CREATE INDEX "change_to_run" ON "change" USING btree ("to_run");--> statement-breakpoint
CREATE INDEX "change_closed" ON "change" USING btree ("to_seq") WHERE to_seq < 9007199254740991;--> statement-breakpoint
CREATE INDEX "change_list" ON "change" USING btree ("verdict","state","to_seq","from_seq","at","severity","group_key","cell_key","chip","difference","model","evaluation_key","listed") WHERE listed;--> statement-breakpoint
CREATE INDEX "change_group" ON "change" USING btree ("group_key","severity") WHERE listed;--> statement-breakpoint
CREATE INDEX "delivery_webhook" ON "delivery" USING btree ("webhook_id","at");--> statement-breakpoint
CREATE INDEX "delivery_next" ON "delivery" USING btree ("next_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "family_from" ON "family" USING btree ("from_seq");--> statement-breakpoint
CREATE INDEX "family_closed" ON "family" USING btree ("to_seq") WHERE to_seq < 9007199254740991;--> statement-breakpoint
CREATE INDEX "known_issue_to" ON "known_issue" USING btree ("to_seq");--> statement-breakpoint
CREATE UNIQUE INDEX "triage_id" ON "triage" USING btree ("id");--> statement-breakpoint
CREATE INDEX "triage_change" ON "triage" USING btree ("change_id","seq");--> statement-breakpoint
CREATE INDEX "triage_cell" ON "triage" USING btree ("cell_key","seq");