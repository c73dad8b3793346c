package org.strowger.replay.compare;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.strowger.codec.Envelope;
import org.strowger.journal.Damage;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.CannotReadException;

/** Commands of a journal to be taken one by one, read ahead a little by a thread of its own. */
final class RecordFeed implements AutoCloseable {
  private static final int AHEAD = 1024;
  private static final int WAIT_MS = 100;

  private final BlockingQueue<byte[]> records = new ArrayBlockingQueue<>(AHEAD);
  private final Thread reader;
  private volatile boolean ended;
  private volatile boolean stopped;
  private volatile RuntimeException failure;
  private volatile Damage damage;

  /** Begins to read. */
  RecordFeed(JournalReader journal) {
    reader = new Thread(() -> read(journal), "records of the other journal");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(JournalReader journal) {
    try {
      JournalReader.Reading reading =
          journal.read(
              (position, buffer, offset, length) -> {
                if (Envelope.kind(buffer, offset) == Envelope.MARK) {
                  return !stopped;
                }
                byte[] record = new byte[length];
                buffer.getBytes(offset, record);
                return put(record);
              });
      damage = reading.damage();
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      ended = true;
    }
  }

  private boolean put(byte[] record) {
    try {
      while (!stopped) {
        if (records.offer(record, WAIT_MS, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** The next command, null behind the last intact one. */
  byte[] next() {
    try {
      byte[] record = records.poll();
      while (record == null) {
        boolean last = ended;
        record = records.poll(WAIT_MS, TimeUnit.MILLISECONDS);
        if (record == null && last) {
          break;
        }
      }
      if (failure != null) {
        throw failure;
      }
      return record;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotReadException("interrupted", e);
    }
  }

  /** What is wrong behind the last command, or null. */
  Damage damage() {
    return damage;
  }

  /** Stops reading and waits until nothing is read any more. */
  void stop() {
    stopped = true;
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
