package org.strowger.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.strowger.bench.ScratchDirectory;

/** The machine a figure was measured on, and what else it did meanwhile. */
public final class Host {
  private static final Path CPU_TIMES = Path.of("/proc/stat");
  private static final long NS_PER_TICK = 10_000_000;

  // Columns of the line "cpu" of /proc/stat.
  private static final int IDLE = 4;
  private static final int IO_WAIT = 5;
  private static final int STEAL = 8;

  private Host() {}

  /** What is measured has no journal. */
  static final String NO_JOURNAL = "none: the core alone, without a journal";

  /**
   * A few lines that belong above every table.
   *
   * @param durability what the journals survive that are measured
   */
  public static String describe(Object durability) {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    var system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%s %s, %s %s, %d processors, load average %.2f%n"
            + "flags %s; Agrona's bounds checks %s; journals under %s%n"
            + "durability %s%n",
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        system.getName(),
        system.getVersion(),
        system.getAvailableProcessors(),
        system.getSystemLoadAverage(),
        String.join(" ", runtime.getInputArguments()),
        Boolean.getBoolean("agrona.disable.bounds.checks") ? "off" : "on",
        ScratchDirectory.parent(),
        durability);
  }

  /**
   * Processor time, in nanoseconds since the machine started, that went to anything but this
   * process, stolen time included; 0 where the system does not tell.
   */
  static long othersNs() {
    try {
      List<String> lines = Files.readAllLines(CPU_TIMES);
      String[] columns = lines.get(0).trim().split("\\s+", -1);
      long ticks = 0;
      for (int column = 1; column <= STEAL && column < columns.length; column++) {
        if (column != IDLE && column != IO_WAIT) {
          ticks += Long.parseLong(columns[column]);
        }
      }
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return ticks * NS_PER_TICK - system.getProcessCpuTime();
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      return 0;
    }
  }
}
