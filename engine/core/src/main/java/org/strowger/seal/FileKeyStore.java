package org.strowger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Keys in one file of a directory that nobody but its owner may enter. The file has a head and
 * slots of 128 bytes, one for each customer, none of which crosses a sector:
 *
 * <pre>
 * 0       1        2        4        36             100        124      128
 * | state | length | zero   | key    | customer     | zero     | CRC32C |
 * </pre>
 *
 * A slot is written whole and synced before its key is used; one that could not be is the next to
 * be written. To destroy a key its slot is overwritten in place with zeros, and synced; a slot of
 * zeros is free. What a device, a file system that copies on write or a backup keeps of overwritten
 * bytes is beyond this: put the directory on a device that is encrypted itself, and leave it out of
 * backups that outlive the customer's wish.
 */
public final class FileKeyStore implements KeyStore {
  /** Name of the file in the directory. */
  public static final String FILE = "customer.keys";

  private static final byte[] HEAD = "strowger customer keys 1\n".getBytes(UTF_8);
  private static final int SLOT = 128;
  private static final int KEY_AT = 4;
  private static final int CUSTOMER_AT = KEY_AT + CustomerKey.LENGTH;
  private static final int MAX_CUSTOMER = 64;
  private static final int CHECKSUM_AT = SLOT - 4;
  private static final byte FREE = 0;
  private static final byte KEPT = 1;
  private static final byte MARKED = 2;
  private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_ONLY_FILE =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;
  private final FileChannel channel;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Kept> byCustomer = new ConcurrentHashMap<>();
  private final Map<String, CustomerKey> byToken = new ConcurrentHashMap<>();
  private final Deque<Integer> free = new ArrayDeque<>();
  private int slots;

  /** A key, where it is kept, and whether it is marked. */
  private record Kept(CustomerKey key, int slot, boolean marked) {}

  private FileKeyStore(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the store of a directory; makes both if they are not there.
   *
   * @throws UncheckedIOException if it cannot be read or written
   * @throws IllegalStateException if others than the owner may read it, another process has it
   *     open, or it is damaged; the message says what to do
   */
  public static FileKeyStore open(Path directory) {
    try {
      Path file = directory.resolve(FILE);
      create(directory, file);
      ownerOnly(directory, OWNER_ONLY_DIRECTORY);
      ownerOnly(file, OWNER_ONLY_FILE);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileKeyStore store = new FileKeyStore(file, channel);
      try {
        store.lock();
        store.load();
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path directory, Path file) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory.toAbsolutePath().getParent());
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY_DIRECTORY));
    }
    if (!Files.exists(file)) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE));
    }
    // At each start, for the one that created them may have ended just before.
    sync(directory.toAbsolutePath().getParent());
    sync(directory);
  }

  /** What is in a directory stays there when power is lost. */
  private static void sync(Path directory) throws IOException {
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  private static void ownerOnly(Path path, Set<PosixFilePermission> most) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view == null) {
      throw new IllegalStateException(
          path
              + " is on a file system without permissions for the owner only; put the keys elsewhere");
    }
    Set<PosixFilePermission> permissions = view.readAttributes().permissions();
    if (!most.containsAll(permissions)) {
      throw new IllegalStateException(
          path
              + " has the permissions "
              + PosixFilePermissions.toString(permissions)
              + "; keys are for their owner only: "
              + PosixFilePermissions.toString(most));
    }
  }

  private void lock() throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IllegalStateException(
          file + " is in use by another gateway or engine; end that first, or use other keys");
    }
  }

  private void load() throws IOException {
    ByteBuffer slot = ByteBuffer.allocate(SLOT);
    if (channel.size() < SLOT) {
      slot.put(HEAD).clear();
      write(slot, -1);
    }
    read(slot, -1);
    for (int i = 0; i < HEAD.length; i++) {
      if (slot.get(i) != HEAD[i]) {
        throw new IllegalStateException(file + " is not a store of keys");
      }
    }
    slots = (int) (channel.size() / SLOT) - 1;
    for (int i = 0; i < slots; i++) {
      read(slot, i);
      take(slot, i);
    }
    // A slot that was never written to its end was never used.
    channel.truncate((slots + 1L) * SLOT);
  }

  private void take(ByteBuffer slot, int index) {
    byte state = slot.get(0);
    if (isZero(slot)) {
      free.add(index);
      return;
    }
    int length = slot.get(1);
    boolean good = slot.getInt(CHECKSUM_AT) == checksum(slot) && state <= MARKED && state > FREE;
    if (!good || length < 0 || length > MAX_CUSTOMER) {
      throw new IllegalStateException(
          file + " is damaged at byte " + (index + 1L) * SLOT + "; restore it from a copy");
    }
    byte[] key = new byte[CustomerKey.LENGTH];
    byte[] customer = new byte[length];
    slot.get(KEY_AT, key).get(CUSTOMER_AT, customer);
    keep(new Kept(new CustomerKey(new String(customer, UTF_8), key), index, state == MARKED));
  }

  private static boolean isZero(ByteBuffer slot) {
    for (int i = 0; i < SLOT; i++) {
      if (slot.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  private void keep(Kept kept) {
    byCustomer.put(kept.key.customer(), kept);
    byToken.put(kept.key.token(), kept.key);
  }

  @Override
  public CustomerKey keyOf(String customer) {
    CustomerKey known = find(customer);
    return known == null ? make(customer) : known;
  }

  private synchronized CustomerKey make(String customer) {
    CustomerKey meanwhile = find(customer);
    if (meanwhile != null) {
      return meanwhile;
    }
    if (customer.getBytes(UTF_8).length > MAX_CUSTOMER) {
      throw new IllegalArgumentException("a customer's id has at most " + MAX_CUSTOMER + " bytes");
    }
    byte[] bytes = new byte[CustomerKey.LENGTH];
    random.nextBytes(bytes);
    CustomerKey key = new CustomerKey(customer, bytes);
    // Taken only once it is written: after a failure the next key overwrites what may be there.
    Integer reused = free.peek();
    Kept kept = new Kept(key, reused == null ? slots : reused, false);
    write(kept);
    if (reused == null) {
      slots++;
    } else {
      free.remove();
    }
    keep(kept);
    return key;
  }

  @Override
  public CustomerKey find(String customer) {
    Kept kept = byCustomer.get(customer);
    return kept == null ? null : kept.key;
  }

  @Override
  public CustomerKey findByToken(String token) {
    return byToken.get(token);
  }

  @Override
  public void mark(String customer) {
    mark(customer, true);
  }

  @Override
  public void unmark(String customer) {
    mark(customer, false);
  }

  private synchronized void mark(String customer, boolean marked) {
    Kept kept = byCustomer.get(customer);
    if (kept != null && kept.marked != marked) {
      Kept changed = new Kept(kept.key, kept.slot, marked);
      write(changed);
      keep(changed);
    }
  }

  @Override
  public List<String> marked() {
    return byCustomer.values().stream()
        .filter(Kept::marked)
        .map(kept -> kept.key.customer())
        .sorted()
        .toList();
  }

  @Override
  public synchronized boolean destroy(String customer) {
    Kept kept = byCustomer.get(customer);
    if (kept == null) {
      return false;
    }
    write(ByteBuffer.allocate(SLOT), kept.slot);
    byCustomer.remove(customer);
    byToken.remove(kept.key.token());
    kept.key.erase();
    free.add(kept.slot);
    return true;
  }

  private void write(Kept kept) {
    byte[] customer = kept.key.customer().getBytes(UTF_8);
    ByteBuffer slot = ByteBuffer.allocate(SLOT);
    slot.put(0, kept.marked ? MARKED : KEPT).put(1, (byte) customer.length);
    slot.put(KEY_AT, kept.key.secret()).put(CUSTOMER_AT, customer);
    slot.putInt(CHECKSUM_AT, checksum(slot));
    write(slot, kept.slot);
  }

  private static int checksum(ByteBuffer slot) {
    CRC32C crc = new CRC32C();
    crc.update(slot.duplicate().position(0).limit(CHECKSUM_AT));
    return (int) crc.getValue();
  }

  private void read(ByteBuffer slot, int index) throws IOException {
    slot.clear();
    long at = (index + 1L) * SLOT;
    while (slot.hasRemaining() && channel.read(slot, at + slot.position()) >= 0) {
      // goes on
    }
    slot.clear();
  }

  /** Writes a slot, or the head for index -1, and waits until it is on the device. */
  private void write(ByteBuffer slot, int index) {
    try {
      long at = (index + 1L) * SLOT;
      while (slot.hasRemaining()) {
        channel.write(slot, at + slot.position());
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("the keys cannot be written to " + file + ": " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
