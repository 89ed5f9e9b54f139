CREATE INDEX `cell_open` ON `cell` (`chip`,`scheme`,`path`,`target_kind`,`runs`) WHERE to_seq = 9007199254740991;--> statement-breakpoint
CREATE INDEX `cell_open_model` ON `cell` (`model`,`runs`) WHERE to_seq = 9007199254740991;--> statement-breakpoint
CREATE INDEX `cell_open_run` ON `cell` (`run_id`) WHERE to_seq = 9007199254740991;--> statement-breakpoint
CREATE INDEX `run_runner` ON `run` (`runner`,`seq`) WHERE runner is not null;--> statement-breakpoint
CREATE INDEX `run_campaign` ON `run` (`campaign`,`seq`) WHERE campaign is not null;--> statement-breakpoint
CREATE INDEX `run_qairt` ON `run` (`qairt`,`seq`) WHERE qairt is not null;--> statement-breakpoint
CREATE INDEX `run_onnxruntime` ON `run` (`onnxruntime`,`seq`) WHERE onnxruntime is not null;--> statement-breakpoint
CREATE INDEX `run_trouble` ON `run` (`status`,`seq`) WHERE status <> 'ok';--> statement-breakpoint
CREATE INDEX `run_measured` ON `run` (coalesce(`started_at`, `received_at`),`seq`);