CREATE TABLE "workaround" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"comparator_run_id" text,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"model" text NOT NULL,
	"chip" text,
	"stack" text NOT NULL,
	"kind" text NOT NULL,
	"layers" jsonb NOT NULL,
	"prediction" jsonb,
	"note" text,
	"files" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workaround_result" (
	"workaround_id" text NOT NULL,
	"run_id" text NOT NULL,
	"linked_at" bigint NOT NULL,
	"linked_by" text,
	CONSTRAINT "workaround_result_workaround_id_run_id_pk" PRIMARY KEY("workaround_id","run_id")
);
--> statement-breakpoint
ALTER TABLE "supplement" ADD COLUMN "layer_graph" text;--> statement-breakpoint
ALTER TABLE "supplement" ADD COLUMN "layer_nodes" bigint;--> statement-breakpoint
ALTER TABLE "supplement" ADD COLUMN "layer_metrics" jsonb;--> statement-breakpoint
ALTER TABLE "supplement" ADD COLUMN "layer_meta" text;--> statement-breakpoint
ALTER TABLE "supplement" ADD COLUMN "layer_values" "bytea";--> statement-breakpoint
CREATE INDEX "workaround_run" ON "workaround" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "workaround_model" ON "workaround" USING btree ("model","created_at");--> statement-breakpoint
CREATE INDEX "run_layers" ON "run" USING btree ("model","seq") WHERE layer_graph is not null;--> statement-breakpoint
CREATE INDEX "supplement_layers" ON "supplement" USING btree ("run_id") WHERE layer_graph is not null;