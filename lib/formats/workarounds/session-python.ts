import { pythonDictionary, pythonStrings } from "./python-literal";

/** Python that names the nodes and the session's entries, which the functions below read. */
export const sessionConstants = (nodes: readonly string[], entries: Readonly<Record<string, string>>): string =>
  `CPU_NODES = ${pythonStrings(nodes, ["[", "]"])}

SESSION_ENTRIES = ${pythonDictionary(entries)}
`;

/**
 * Python functions that set `SESSION_ENTRIES` and show where the nodes in `CPU_NODES` went; ONNX Runtime accepts a
 * pattern that matches nothing without a word. `dump` writes the file that Driftgrid imports as `ort-ep-assignment`.
 * Needs ONNX Runtime 1.24 or later and `session.record_ep_graph_assignment_info`.
 */
export const SESSION_FUNCTIONS = `
def configure(options):
    """Must be called before the session is created."""
    for key, value in SESSION_ENTRIES.items():
        options.add_session_config_entry(key, value)


def placements(session):
    """Execution provider of every node, by name. A node that was fused or folded away is not listed."""
    return {
        node.name: subgraph.ep_name
        for subgraph in session.get_provider_graph_assignment_info()
        for node in subgraph.get_nodes()
    }


def check(session):
    """Raises unless every node of CPU_NODES is on the CPU."""
    found = placements(session)
    elsewhere = {name: found.get(name, "not found") for name in CPU_NODES if found.get(name) != "CPUExecutionProvider"}
    if elsewhere:
        raise RuntimeError(f"not on the CPU: {elsewhere}")


def dump(session, path):
    """Writes where every node ran; send the file with the run as format ort-ep-assignment."""
    subgraphs = [
        {
            "ep_name": subgraph.ep_name,
            "nodes": [{"name": n.name, "op_type": n.op_type, "domain": n.domain} for n in subgraph.get_nodes()],
        }
        for subgraph in session.get_provider_graph_assignment_info()
    ]
    with open(path, "w", encoding="utf-8") as file:
        json.dump(subgraphs, file)
`;
