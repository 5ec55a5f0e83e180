package org.charterflow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's clock: the system's, ahead by an offset that only grows and that survives a restart. */
@Component
@Profile("demo")
class RehearsalClock extends Clock {

    private final Path file;
    private volatile Duration offset;

    RehearsalClock(@Value("${charterflow.demo.data:data}") Path data) {
        this.file = data.resolve("rehearsal-clock");
        this.offset = read(file);
    }

    /** Moves the clock to an instant; an instant that has passed changes nothing. */
    synchronized void moveTo(Instant target) {
        Duration ahead = Duration.between(Instant.now(Clock.systemUTC()), target);
        if (ahead.compareTo(offset) > 0) {
            write(file, ahead);
            offset = ahead;
        }
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), offset);
    }

    private static Duration read(Path file) {
        try {
            return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException("The rehearsal clock cannot be read: " + file, e);
        }
    }

    /** Renamed into place, so that a crash leaves the old offset or the new one. */
    private static void write(Path file, Duration offset) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, offset.toString(), StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The rehearsal clock cannot be written: " + file, e);
        }
    }
}
