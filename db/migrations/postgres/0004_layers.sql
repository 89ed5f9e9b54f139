CREATE TABLE "workaround" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"model" text NOT NULL,
	"chip" text,
	"stack" text NOT NULL,
	"kind" text NOT NULL,
	"layers" jsonb NOT NULL,
	"prediction" jsonb,
	"files" jsonb NOT NULL,
	"result_run_id" text
);
--> statement-breakpoint
ALTER TABLE "supplement" ADD COLUMN "layer_graph" text;--> statement-breakpoint
ALTER TABLE "supplement" ADD COLUMN "layer_nodes" bigint;--> statement-breakpoint
ALTER TABLE "supplement" ADD COLUMN "layer_metrics" jsonb;--> statement-breakpoint
ALTER TABLE "supplement" ADD COLUMN "layer_meta" text;--> statement-breakpoint
ALTER TABLE "supplement" ADD COLUMN "layer_values" "bytea";--> statement-breakpoint
CREATE INDEX "workaround_run" ON "workaround" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "workaround_model" ON "workaround" USING btree ("model","chip");