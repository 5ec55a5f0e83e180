package org.charterflow.charter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.ProfileFiles;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A copy of the charters' folder that a test may spoil. */
public record CharterFolder(Path path) {

    public static CharterFolder copy(Path target) {
        Path source = Path.of("charters");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CharterFolder(target);
    }

    public String location() {
        return path.toUri().toString();
    }

    public CharterFiles files() {
        return new CharterFiles(location(), new PathMatchingResourcePatternResolver());
    }

    public List<AllianceProfile> profiles() {
        return new ProfileFiles(location(), new PathMatchingResourcePatternResolver()).read();
    }

    public Readings readings() {
        return new Readings(files());
    }
}
