CREATE TABLE "workaround_result" (
	"workaround_id" text NOT NULL,
	"run_id" text NOT NULL,
	"linked_at" bigint NOT NULL,
	"linked_by" text,
	CONSTRAINT "workaround_result_workaround_id_run_id_pk" PRIMARY KEY("workaround_id","run_id")
);
--> statement-breakpoint
DROP INDEX "workaround_model";--> statement-breakpoint
ALTER TABLE "workaround" ADD COLUMN "comparator_run_id" text;--> statement-breakpoint
ALTER TABLE "workaround" ADD COLUMN "note" text;--> statement-breakpoint
CREATE INDEX "run_layers" ON "run" USING btree ("model","seq") WHERE layer_graph is not null;--> statement-breakpoint
CREATE INDEX "supplement_layers" ON "supplement" USING btree ("run_id") WHERE layer_graph is not null;--> statement-breakpoint
CREATE INDEX "workaround_model" ON "workaround" USING btree ("model","created_at");--> statement-breakpoint
ALTER TABLE "workaround" DROP COLUMN "result_run_id";