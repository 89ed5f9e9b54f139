CREATE INDEX "cell_open" ON "cell" USING btree ("chip","scheme","path","target_kind","runs") WHERE to_seq = 9007199254740991;--> statement-breakpoint
CREATE INDEX "cell_open_model" ON "cell" USING btree ("model","runs") WHERE to_seq = 9007199254740991;--> statement-breakpoint
CREATE INDEX "cell_open_run" ON "cell" USING btree ("run_id") WHERE to_seq = 9007199254740991;--> statement-breakpoint
CREATE INDEX "run_runner" ON "run" USING btree ("runner","seq") WHERE runner is not null;--> statement-breakpoint
CREATE INDEX "run_campaign" ON "run" USING btree ("campaign","seq") WHERE campaign is not null;--> statement-breakpoint
CREATE INDEX "run_qairt" ON "run" USING btree ("qairt","seq") WHERE qairt is not null;--> statement-breakpoint
CREATE INDEX "run_onnxruntime" ON "run" USING btree ("onnxruntime","seq") WHERE onnxruntime is not null;--> statement-breakpoint
CREATE INDEX "run_trouble" ON "run" USING btree ("status","seq") WHERE status <> 'ok';--> statement-breakpoint
CREATE INDEX "run_measured" ON "run" USING btree (coalesce(started_at, received_at),"seq");