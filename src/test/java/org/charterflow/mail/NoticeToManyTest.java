package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** A notice to ten thousand, its worker killed midway: nobody is forgotten, and what is repeated is the same mail. */
@IntegrationTest
class NoticeToManyTest {

    private static final int ADDRESSEES = 10_000;
    private static final int BATCH = 50;
    private static final int FAST = 100_000;

    @Autowired
    OutboxTests tests;

    @Autowired
    NoticeWorker worker;

    @Autowired
    NoticeSummaries summaries;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    MutableClock clock;

    @Value("${charterflow.base-url}")
    String baseUrl;

    @TempDir
    Path folder;

    @Test
    void aWorkerKilledMidwayLosesNobodyAndRepeatsAtMostItsBatch() throws Exception {
        worker.drain();
        String domain = OutboxTests.domain();
        UUID notice = tests.notices.send(OutboxTests.notice(
                tests.openCase(),
                new Reply("ballot", null),
                List.of(),
                IntStream.range(0, ADDRESSEES)
                        .mapToObj(i -> "member" + i + "@" + domain)
                        .toArray(String[]::new)));
        Path log = folder.resolve("node.log");

        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            Process[] node = new Process[1];
            server.whenReceived(ADDRESSEES / 2, () -> node[0].destroyForcibly());
            String key = new String(tests.settings.requiredTokenKey(), StandardCharsets.UTF_8);
            node[0] = OutboxNode.start(database.getJdbcUrl(), server.port(), clock.instant(), key, baseUrl, log);
            int ended = node[0].waitFor();

            assertThat(ended).as("killed; it said: %s", Files.readString(log)).isEqualTo(137);
            assertThat(server.received()).hasSize(ADDRESSEES / 2);
            NoticeSummary midway = summaries.of(notice).orElseThrow();
            assertThat(midway.handedOver())
                    .as("on record batch by batch")
                    .isBetween(ADDRESSEES / 2 - BATCH, ADDRESSEES / 2 - 1);
            assertThat(midway.settled()).isFalse();

            clock.advance(Duration.ofMinutes(10));
            tests.worker(server.port(), FAST).drain();

            // What other tests had put off goes out by now as well.
            List<ScriptedSmtpServer.Received> received = server.received().stream()
                    .filter(mail -> mail.recipient().contains(domain))
                    .toList();
            Map<String, List<String>> mails = received.stream()
                    .collect(Collectors.groupingBy(
                            ScriptedSmtpServer.Received::recipient,
                            Collectors.mapping(ScriptedSmtpServer.Received::message, Collectors.toList())));
            assertThat(mails).as("nobody is forgotten").hasSize(ADDRESSEES);
            assertThat(received.size() - ADDRESSEES).isBetween(1, BATCH);
            assertThat(mails.values())
                    .allSatisfy(copies -> assertThat(copies.stream().distinct())
                            .as("the same Message-ID and the same bytes")
                            .hasSize(1));
            assertThat(mails.values().stream().map(copies -> messageId(copies.get(0))))
                    .doesNotHaveDuplicates();
        }
        NoticeSummary all = summaries.of(notice).orElseThrow();
        assertThat(all.handedOver()).isEqualTo(ADDRESSEES);
        assertThat(all.reachedAll()).isTrue();
        assertThat(all.lastHandedOver()).isEqualTo(clock.instant());
    }

    private static String messageId(String message) {
        return message.lines()
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }
}
