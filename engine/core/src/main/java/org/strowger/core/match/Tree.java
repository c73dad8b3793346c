package org.strowger.core.match;

import org.strowger.core.event.Mix;
import org.strowger.core.interaction.Interactions;

/**
 * The interactions of a group in order, as a treap (Seidel and Aragon, "Randomized search trees",
 * 1996) whose priorities are mixed from sequences, so that the same history makes the same tree.
 * Links are in the interactions' records. Adding behind the last and taking the first cost a few
 * steps whatever the size; anything else grows with its logarithm. Stateless.
 */
final class Tree {
  private final Interactions interactions;

  Tree(Interactions interactions) {
    this.interactions = interactions;
  }

  private long priority(int node) {
    return Mix.mix(interactions.sequence(node));
  }

  private boolean isBefore(int a, int b) {
    return Order.isBefore(interactions, a, b);
  }

  void insert(Group group, int node) {
    interactions.left(node, 0);
    interactions.right(node, 0);
    if (group.root == 0) {
      interactions.parent(node, 0);
      group.root = node;
      group.first = node;
      group.last = node;
      return;
    }
    if (isBefore(group.last, node)) {
      attach(group.last, node, false);
      group.last = node;
    } else if (isBefore(node, group.first)) {
      attach(group.first, node, true);
      group.first = node;
    } else {
      descend(group.root, node);
    }
    long priority = priority(node);
    int parent = interactions.parent(node);
    while (parent != 0 && priority(parent) < priority) {
      rotateUp(group, node);
      parent = interactions.parent(node);
    }
  }

  private void attach(int parent, int node, boolean left) {
    interactions.parent(node, parent);
    if (left) {
      interactions.left(parent, node);
    } else {
      interactions.right(parent, node);
    }
  }

  private void descend(int root, int node) {
    int at = root;
    while (true) {
      boolean left = isBefore(node, at);
      int child = left ? interactions.left(at) : interactions.right(at);
      if (child == 0) {
        attach(at, node, left);
        return;
      }
      at = child;
    }
  }

  void remove(Group group, int node) {
    if (group.first == node) {
      group.first = next(node);
    }
    if (group.last == node) {
      group.last = previous(node);
    }
    while (true) {
      int left = interactions.left(node);
      int right = interactions.right(node);
      if (left == 0 || right == 0) {
        replace(group, node, left == 0 ? right : left);
        return;
      }
      rotateUp(group, priority(left) > priority(right) ? left : right);
    }
  }

  private void replace(Group group, int node, int child) {
    int parent = interactions.parent(node);
    if (child != 0) {
      interactions.parent(child, parent);
    }
    if (parent == 0) {
      group.root = child;
    } else if (interactions.left(parent) == node) {
      interactions.left(parent, child);
    } else {
      interactions.right(parent, child);
    }
  }

  private void rotateUp(Group group, int node) {
    int parent = interactions.parent(node);
    replace(group, parent, node);
    if (interactions.left(parent) == node) {
      int middle = interactions.right(node);
      interactions.left(parent, middle);
      if (middle != 0) {
        interactions.parent(middle, parent);
      }
      interactions.right(node, parent);
    } else {
      int middle = interactions.left(node);
      interactions.right(parent, middle);
      if (middle != 0) {
        interactions.parent(middle, parent);
      }
      interactions.left(node, parent);
    }
    interactions.parent(parent, node);
  }

  /** The interaction behind, 0 after the last. */
  int next(int node) {
    int at = interactions.right(node);
    if (at != 0) {
      while (interactions.left(at) != 0) {
        at = interactions.left(at);
      }
      return at;
    }
    int below = node;
    at = interactions.parent(node);
    while (at != 0 && interactions.right(at) == below) {
      below = at;
      at = interactions.parent(at);
    }
    return at;
  }

  private int previous(int node) {
    int at = interactions.left(node);
    if (at != 0) {
      while (interactions.right(at) != 0) {
        at = interactions.right(at);
      }
      return at;
    }
    int below = node;
    at = interactions.parent(node);
    while (at != 0 && interactions.left(at) == below) {
      below = at;
      at = interactions.parent(at);
    }
    return at;
  }
}
