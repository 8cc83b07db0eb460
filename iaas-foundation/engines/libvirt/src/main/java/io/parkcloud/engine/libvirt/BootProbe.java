package io.parkcloud.engine.libvirt;

import io.parkcloud.engine.local.tool.Commands;
import io.parkcloud.kernel.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Proves the processor's virtualisation by starting a guest on it. That {@code /dev/kvm} opens proves nothing: inside some
 * virtual machines it does and still no guest ever gets anywhere. The guest is one disk sector that writes to QEMU's
 * {@code isa-debug-exit} device, upon which QEMU ends with {@code (value << 1) | 1}. It has the processor that guests get,
 * and little time: where virtualisation is half there, the firmware alone takes many seconds.
 */
final class BootProbe {

    /** mov dx, 0xf4; mov al, 0x10; out dx, al; hlt; jmp $-1 */
    private static final byte[] PROGRAM = {
        (byte) 0xba, (byte) 0xf4, 0x00, (byte) 0xb0, 0x10, (byte) 0xee, (byte) 0xf4, (byte) 0xeb, (byte) 0xfd
    };

    private static final int EXPECTED_EXIT = (0x10 << 1) | 1;

    private final Path emulator;
    private final Path directory;
    private final Commands commands;
    private final Path device;

    /**
     * @param directory where the answer is kept
     * @param commands  whose time limit is the longest the guest may take
     */
    BootProbe(Path emulator, Path directory, Commands commands, Path device) {
        this.emulator = emulator;
        this.directory = directory;
        this.commands = commands;
        this.device = device;
    }

    /** Whether a guest runs on the processor itself. Asked once for each kernel and QEMU, then remembered. */
    boolean passes() {
        if (!Files.isReadable(device) || !Files.isWritable(device)) {
            return false;
        }
        var key = key();
        var known = remembered(key);
        if (known.isPresent()) {
            return known.get();
        }
        boolean passed = boots("kvm", "host");
        remember(key, passed);
        return passed;
    }

    /** Whether the tiny guest gets through in time with that accelerator and that model of processor. */
    boolean boots(String accelerator, String processor) {
        try {
            var sector = Files.createTempFile(directory, "probe-", ".img");
            try {
                Files.write(sector, bootSector());
                return commands.run(
                                        emulator.toString(),
                                        "-machine",
                                        "pc",
                                        "-accel",
                                        accelerator,
                                        "-cpu",
                                        processor,
                                        "-m",
                                        "16",
                                        "-display",
                                        "none",
                                        "-nodefaults",
                                        "-no-reboot",
                                        "-no-user-config",
                                        "-device",
                                        "isa-debug-exit,iobase=0xf4,iosize=0x04",
                                        "-drive",
                                        "file=" + sector + ",format=raw,if=ide")
                                .exitCode()
                        == EXPECTED_EXIT;
            } finally {
                Files.deleteIfExists(sector);
            }
        } catch (EngineException tookTooLong) {
            return false;
        } catch (IOException failed) {
            throw EngineException.unavailable("cannot write the probe's disk to " + directory, failed);
        }
    }

    private static byte[] bootSector() {
        var sector = new byte[512];
        System.arraycopy(PROGRAM, 0, sector, 0, PROGRAM.length);
        sector[510] = 0x55;
        sector[511] = (byte) 0xaa;
        return sector;
    }

    /** Another kernel or another QEMU may behave differently. */
    private String key() {
        var ended = commands.run(emulator.toString(), "--version");
        return System.getProperty("os.version") + " "
                + ended.output().lines().findFirst().orElse("");
    }

    private Optional<Boolean> remembered(String key) {
        try {
            var lines = Files.exists(file()) ? Files.readAllLines(file()) : java.util.List.<String>of();
            return lines.size() == 2 && lines.get(0).equals(key)
                    ? Optional.of(Boolean.parseBoolean(lines.get(1)))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private void remember(String key, boolean passed) {
        try {
            var draft = Files.createTempFile(directory, "probe-", ".txt");
            Files.writeString(draft, key + "\n" + passed + "\n");
            Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw EngineException.unavailable("cannot keep the probe's answer in " + directory, failed);
        }
    }

    private Path file() {
        return directory.resolve("acceleration");
    }
}
