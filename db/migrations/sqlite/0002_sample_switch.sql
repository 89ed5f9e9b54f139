CREATE TABLE `sample_switch` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`shown` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `run_sample` ON `run` (`seq`) WHERE origin = 'sample';