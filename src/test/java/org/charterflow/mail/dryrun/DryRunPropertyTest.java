package org.charterflow.mail.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.charterflow.mail.inbound.DryRun;
import org.charterflow.mail.inbound.MailStatus;
import org.charterflow.mail.inbound.StoredMail;
import org.charterflow.mail.reading.RandomMails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a folder holds, every file has its disposition. */
class DryRunPropertyTest {

    /** What needs a store, or changes a case, is never the answer of a dry run. */
    private static final Set<MailStatus> POSSIBLE =
            EnumSet.complementOf(EnumSet.of(MailStatus.APPLIED, MailStatus.DUPLICATE));

    private static final DryRun RUN =
            DryRunSettings.read("--charterflow.mail.token-key=").dryRun();

    @Property(tries = 2_000)
    void everyMailEndsInADispositionAndKeepsItsBytes(@ForAll long seed) {
        byte[] mail = new RandomMails(seed).next();
        byte[] before = mail.clone();
        StoredMail judged = RUN.judge(null, mail);
        assertThat(judged.status()).isIn(POSSIBLE);
        assertThat(judged.reason()).isNotBlank().doesNotStartWith("failed");
        assertThat(mail).isEqualTo(before);
    }

    @Test
    void aFolderOfArbitraryMailsIsJudgedToItsEnd(@TempDir Path folder) throws IOException {
        RandomMails mails = new RandomMails(42);
        for (int i = 0; i < 300; i++) {
            Files.write(folder.resolve(i + ".eml"), mails.next());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(new DryRunCommand(print, print).run("mail", "dry-run", folder.toString(), "--channel", "oscar"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(300).allMatch(line -> line.startsWith("{"));
    }
}
