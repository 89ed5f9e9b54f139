CREATE TABLE "cell" (
	"key" text NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint NOT NULL,
	"evaluation_key" text NOT NULL,
	"model" text NOT NULL,
	"target_kind" text NOT NULL,
	"chip" text,
	"scheme" text NOT NULL,
	"path" text,
	"backend" text,
	"simulated" boolean NOT NULL,
	"emulated" boolean NOT NULL,
	"run_id" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"measured_at" bigint NOT NULL,
	"value" double precision,
	"value_is_last" boolean NOT NULL,
	"reference_value" double precision,
	"reference_source" text,
	"reference_run_id" text,
	"delta" double precision,
	"npu_share" double precision,
	"qairt" text,
	"onnxruntime" text,
	"marks" jsonb NOT NULL,
	"runs" bigint NOT NULL,
	"points" bigint NOT NULL,
	CONSTRAINT "cell_key_from_seq_pk" PRIMARY KEY("key","from_seq")
);
--> statement-breakpoint
CREATE TABLE "evaluation" (
	"key" text PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"variant" text,
	"dataset" text NOT NULL,
	"split" text,
	"metric" text NOT NULL,
	"metric_name" text NOT NULL,
	"metric_kind" text NOT NULL,
	"direction" text NOT NULL,
	"unit" text NOT NULL,
	"samples" bigint,
	"sample_sha256" text,
	"first_seq" bigint,
	"cells" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "graph" (
	"hash" text PRIMARY KEY NOT NULL,
	"nodes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"token_id" text NOT NULL,
	"key" text NOT NULL,
	"body_sha256" text NOT NULL,
	"created_at" bigint NOT NULL,
	"status" bigint,
	"answer" text,
	CONSTRAINT "idempotency_token_id_key_pk" PRIMARY KEY("token_id","key")
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mark" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"runs" bigint NOT NULL,
	"newest" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "run_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"content_sha256" text NOT NULL,
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
	"received_at" bigint NOT NULL,
	"started_at" bigint,
	"origin" text NOT NULL,
	"device" text,
	"campaign" text,
	"runner" text,
	"status" text NOT NULL,
	"reason" text,
	"value" double precision,
	"stderr" double precision,
	"repeats" jsonb,
	"correct" bigint,
	"reference_value" double precision,
	"reference_source" text,
	"source_sha256" text,
	"quantized_sha256" text,
	"output_sha256" text,
	"qairt" text,
	"qnn_ep" text,
	"onnxruntime" text,
	"qairt_compile" text,
	"runtime" text,
	"numeric_options" jsonb,
	"npu" bigint,
	"gpu" bigint,
	"cpu" bigint,
	"latency_ms" double precision,
	"document" text NOT NULL,
	"bits" "bytea",
	"layer_graph" text,
	"layer_nodes" bigint,
	"layer_metrics" jsonb,
	"layer_meta" text,
	"layer_values" "bytea"
);
--> statement-breakpoint
CREATE TABLE "sign_in_code" (
	"hash" text PRIMARY KEY NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "token" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint,
	"last_used_at" bigint,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE INDEX "cell_evaluation" ON "cell" USING btree ("evaluation_key","to_seq");--> statement-breakpoint
CREATE INDEX "cell_model" ON "cell" USING btree ("model","to_seq");--> statement-breakpoint
CREATE INDEX "evaluation_model" ON "evaluation" USING btree ("model");--> statement-breakpoint
CREATE UNIQUE INDEX "run_id" ON "run" USING btree ("id");--> statement-breakpoint
CREATE INDEX "run_cell" ON "run" USING btree ("cell_key","seq");--> statement-breakpoint
CREATE INDEX "run_evaluation" ON "run" USING btree ("evaluation_key","target_kind","seq");--> statement-breakpoint
CREATE INDEX "run_model" ON "run" USING btree ("model","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "token_hash" ON "token" USING btree ("hash");