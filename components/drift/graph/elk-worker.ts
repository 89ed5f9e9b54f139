// ELK takes its messages itself: the import is the whole worker.
import "elkjs/lib/elk-worker.min.js";
