package org.strowger.seal;

import java.util.List;

/**
 * The keys of customers. They are kept outside the journal, so that a journal without them tells
 * nothing of what is sealed. Any thread; what changes the store may wait for a device.
 *
 * <p>{@link FileKeyStore} keeps them in a file. Another store, of a service for keys say, must have
 * a key kept safely before {@link #keyOf} returns it, for what is sealed with it goes into the
 * journal then; and must give the same bytes for it ever after.
 *
 * <p>A method that cannot read or write throws {@link java.io.UncheckedIOException}.
 */
public interface KeyStore extends AutoCloseable {
  /** Name of the key for what belongs to no customer; no customer has it. */
  String NOBODY = "";

  /**
   * The key of a customer, made at first use. It is kept before it is given.
   *
   * @param customer external id, 1 to 64 bytes of UTF-8, or {@link #NOBODY}
   */
  CustomerKey keyOf(String customer);

  /** The key of a customer, or null: there never was one, or it has been destroyed. */
  CustomerKey find(String customer);

  /** The key whose {@link CustomerKey#token()} this is, or null as in {@link #find}. */
  CustomerKey findByToken(String token);

  /**
   * Notes that a customer is about to be forgotten, so that a crash before {@link #destroy} does
   * not leave the key behind. Nothing if there is no key.
   */
  void mark(String customer);

  /** Takes back {@link #mark}: the customer is not forgotten after all. */
  void unmark(String customer);

  /** Customers marked and neither destroyed nor unmarked. */
  List<String> marked();

  /**
   * Destroys a key for good: what it sealed is unreadable everywhere, and who has the token cannot
   * tell whose it was.
   *
   * @return whether there was one
   */
  boolean destroy(String customer);

  @Override
  void close();
}
