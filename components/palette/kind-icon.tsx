import Activity from "lucide-react/icons/activity";
import Box from "lucide-react/icons/box";
import Cpu from "lucide-react/icons/cpu";
import FileText from "lucide-react/icons/file-text";
import FlaskConical from "lucide-react/icons/flask-conical";
import Grid from "lucide-react/icons/grid-2x2";
import History from "lucide-react/icons/history";
import Link from "lucide-react/icons/link";
import Play from "lucide-react/icons/play";
import Settings from "lucide-react/icons/settings-2";
import Sliders from "lucide-react/icons/sliders-horizontal";
import type { EntryKind } from "./entry";

const ICONS = {
  recent: History,
  address: Link,
  page: FileText,
  action: Settings,
  model: Box,
  chip: Cpu,
  scheme: Sliders,
  evaluation: FlaskConical,
  run: Play,
  change: Activity,
  cell: Grid,
} as const satisfies Record<EntryKind, unknown>;

/** What kind of thing a line is, for those who see; its heading says it in words. */
export function KindIcon({ kind }: { kind: EntryKind }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden="true" />;
}
