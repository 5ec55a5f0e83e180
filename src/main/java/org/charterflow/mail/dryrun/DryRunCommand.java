package org.charterflow.mail.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.mail.inbound.DryRun;
import org.charterflow.mail.inbound.StoredMail;
import org.charterflow.mail.reading.Bounds;
import org.charterflow.mail.web.InboundMailView;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * {@code mail dry-run FOLDER [--channel ALLIANCE]}: prints what would become of each {@code .eml} file of a folder, one
 * JSON object a line, in the order of their names. The fields are those of the inbound-mail API and {@code file}.
 * Changes nothing and needs neither database nor mail server.
 */
@NamedInterface("dryrun")
public final class DryRunCommand {

    /** Every file was read. */
    static final int DONE = 0;

    /** Some file could not be read; the others were judged. */
    static final int UNREADABLE_FILE = 1;

    /** Nothing was judged: wrong arguments, settings or folder. */
    static final int NOT_RUN = 2;

    private static final String WORD = "mail";
    private static final String USAGE = """
            Usage: java -jar charterflow.jar mail dry-run FOLDER [--channel ALLIANCE]

            Prints what would become of each .eml file in FOLDER, one JSON object a line, and changes nothing.
              --channel ALLIANCE   the channel the mails came through, such as oscar;
                                   without it each mail's recipient tells by its domain
            Exit code: 0 all files judged, 1 some file could not be read, 2 wrong arguments, settings or folder.""";

    /** What only a stored mail has. */
    private static final Set<String> OF_STORED_MAIL =
            Set.of("id", "door", "receivedAt", "arrivedAt", "duplicateOf", "attempts", "waiting");

    private final PrintStream out;
    private final PrintStream err;
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    DryRunCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Whether the program was called for a command on mail, not to start the server. */
    public static boolean isMeant(String... args) {
        return Arguments.words(args).stream().findFirst().filter(WORD::equals).isPresent();
    }

    /**
     * Runs the command on standard output and error, in UTF-8 whatever the platform's charset is.
     *
     * @return the exit code
     */
    public static int main(String... args) {
        try (PrintStream out = utf8(FileDescriptor.out);
                PrintStream err = utf8(FileDescriptor.err)) {
            return new DryRunCommand(out, err).run(args);
        }
    }

    int run(String... args) {
        try {
            Arguments arguments = Arguments.of(args);
            if (arguments.help()) {
                out.println(USAGE);
                return DONE;
            }
            DryRunSettings settings = DryRunSettings.read(args);
            AllianceProfile channel = arguments.channel() == null ? null : settings.channel(arguments.channel());
            return judge(settings.dryRun(), channel, Path.of(arguments.folder()));
        } catch (Arguments.Wrong wrong) {
            err.println(wrong.getMessage());
            err.println(USAGE);
        } catch (DryRunSettings.Wrong | InvalidPathException wrong) {
            err.println(wrong.getMessage());
        }
        return NOT_RUN;
    }

    private int judge(DryRun run, @Nullable AllianceProfile channel, Path folder) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(DryRunCommand::isMail)
                    .sorted(Comparator.comparing(DryRunCommand::name))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            err.println("Cannot read the folder " + folder + ": " + cause(e));
            return NOT_RUN;
        }
        if (files.isEmpty()) {
            err.println("No .eml files in " + folder);
        }
        int code = DONE;
        for (Path file : files) {
            try {
                out.println(line(file, run.judge(channel, content(file))));
            } catch (IOException e) {
                err.println("Cannot read the file " + file + ": " + cause(e));
                code = UNREADABLE_FILE;
            }
        }
        out.flush();
        return code;
    }

    private static boolean isMail(Path file) {
        return name(file).toLowerCase(Locale.ROOT).endsWith(".eml") && !Files.isDirectory(file);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** One byte beyond the bound tells as much as all the rest. */
    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Bounds.USUAL.totalBytes() + 1);
        }
    }

    private String line(Path file, StoredMail mail) throws JsonProcessingException {
        ObjectNode line = json.createObjectNode().put("file", name(file));
        line.setAll(json.<ObjectNode>valueToTree(InboundMailView.of(mail)));
        line.remove(OF_STORED_MAIL);
        return json.writeValueAsString(line);
    }

    private static String cause(Exception e) {
        return e instanceof NoSuchFileException ? "there is none" : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
    }
}
