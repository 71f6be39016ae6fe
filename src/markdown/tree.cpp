#include "markdown/tree.h"

#include <utility>

namespace bondgenoot::markdown {

NodeId append_node(Tree& tree, NodeId parent, Node node) {
  const auto id = static_cast<NodeId>(tree.nodes.size());
  node.parent = parent;
  tree.nodes.push_back(node);
  if (parent == kNoNode) return id;
  Node& owner = tree[parent];
  if (owner.first_child == kNoNode) {
    owner.first_child = id;
  } else {
    tree[owner.last_child].next = id;
  }
  owner.last_child = id;
  return id;
}

NodeId insert_after(Tree& tree, NodeId previous, Node node) {
  const auto id = static_cast<NodeId>(tree.nodes.size());
  node.parent = tree[previous].parent;
  node.next = tree[previous].next;
  tree.nodes.push_back(node);
  tree[previous].next = id;
  Node& owner = tree[tree[id].parent];
  if (owner.last_child == previous) owner.last_child = id;
  return id;
}

void adopt_siblings(Tree& tree, NodeId first, NodeId last) {
  if (first == last) return;
  Node& owner = tree[tree[first].parent];
  Node& parent = tree[first];
  parent.first_child = parent.next;
  parent.last_child = last;
  parent.next = tree[last].next;
  tree[last].next = kNoNode;
  if (owner.last_child == last) owner.last_child = first;
  for (NodeId child = parent.first_child; child != kNoNode; child = tree[child].next) tree[child].parent = first;
}

void remove_first_child(Tree& tree, NodeId parent) {
  Node& owner = tree[parent];
  const NodeId child = owner.first_child;
  if (child == kNoNode) return;
  owner.first_child = tree[child].next;
  if (owner.first_child == kNoNode) owner.last_child = kNoNode;
  tree[child].next = kNoNode;
}

NodeId next_node(const Tree& tree, NodeId id, NodeId root, bool enter) {
  if (enter && tree[id].first_child != kNoNode) return tree[id].first_child;
  while (id != root) {
    if (tree[id].next != kNoNode) return tree[id].next;
    id = tree[id].parent;
  }
  return kNoNode;
}

bool Walk::advance(bool skip) {
  const Node& current = tree[node];
  if (entering) {
    if (!skip && current.first_child != kNoNode) {
      node = current.first_child;
    } else {
      entering = false;
    }
    return true;
  }
  if (node == root) return false;
  if (current.next != kNoNode) {
    node = current.next;
    entering = true;
  } else {
    node = current.parent;
  }
  return true;
}

}  // namespace bondgenoot::markdown
