package org.charterflow.mail.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Tokens;
import org.charterflow.mail.inbound.Arrival.Place;
import org.charterflow.mail.inbound.MailStore.Receipt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What bad input gets, the rows that depend on what came before and when, through both doors. */
@IntegrationTest
class RepeatedInputTest {

    @Autowired
    ApplicationContext application;

    @Autowired
    RecordingMailHandler feature;

    @Autowired
    Tokens tokens;

    @Autowired
    CaseFiles cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    private final String from = Post.anyone();
    private String address = "";

    @BeforeEach
    void aCaseThatTakesAnswers() {
        String caseNumber = cases.open("oscar", "test", Bilingual.of("来信", "Mail"));
        address = "recorded+" + tokens.issue(RecordingMailHandler.PURPOSE, "oscar", caseNumber, "somebody", null)
                + "@oscar.example";
    }

    @DisplayName("row 25: the same mail again is a duplicate with a row of its own, without effect or answer")
    @ParameterizedTest
    @EnumSource
    void theSameMailAgain(Door.Kind kind) {
        String mail = Post.mail(from, Post.anyId(), "refuse", true);
        try (Door door = Door.open(kind, application)) {
            StoredMail first = door.take(address, mail);
            StoredMail again =
                    door.take(address, "Received: from elsewhere.example\r\n\tby mx.oscar.example\r\n" + mail);

            assertThat(first.status()).isEqualTo(MailStatus.REJECTED);
            assertThat(again.id()).isNotEqualTo(first.id());
            assertThat(again.status()).isEqualTo(MailStatus.DUPLICATE);
            assertThat(again.duplicateOf()).isEqualTo(first.id());
        }
        assertThat(feature.from(from)).hasSize(1);
        assertThat(answersToSender()).isEqualTo(1);
    }

    @DisplayName("row 26: other bytes under the same Message-ID are set aside, not dropped")
    @ParameterizedTest
    @EnumSource
    void otherBytes(Door.Kind kind) {
        String id = Post.anyId();
        try (Door door = Door.open(kind, application)) {
            door.take(address, Post.mail(from, id, "first", true));
            StoredMail other = door.take(address, Post.mail(from, id, "other", true));

            assertThat(other.status()).isEqualTo(MailStatus.QUARANTINED);
            assertThat(other.reason()).isEqualTo("message-id-reused");
            assertThat(door.store.content(other.id()).map(String::new).orElseThrow())
                    .contains("other");
        }
        assertThat(feature.from(from))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).isEqualTo("first"));
    }

    @DisplayName("row 27: without a Message-ID the bytes are the key")
    @ParameterizedTest
    @EnumSource
    void noMessageId(Door.Kind kind) {
        String mail = Post.mail(from, "x", "fine", true).replace("Message-ID: <x>\r\n", "");
        try (Door door = Door.open(kind, application)) {
            assertThat(door.take(address, mail).status()).isEqualTo(MailStatus.APPLIED);
            assertThat(door.take(address, mail).status()).isEqualTo(MailStatus.DUPLICATE);
            assertThat(door.take(address, mail + "\r\nPS\r\n").status()).isEqualTo(MailStatus.APPLIED);
        }
    }

    @DisplayName("row 28: what Date says decides nothing")
    @ParameterizedTest
    @EnumSource
    void dates(Door.Kind kind) {
        try (Door door = Door.open(kind, application)) {
            for (String date : new String[] {
                "",
                "Date: Fri, 1 Jan 2077 00:00:00 +0800\r\n",
                "Date: yesterday\r\n",
                "Date: Mon, 1 Jan 1990 00:00:00 +0800\r\n"
            }) {
                StoredMail mail = door.take(address, date + Post.mail(from, Post.anyId(), "fine", true));
                assertThat(mail.receivedAt()).isEqualTo(clock.instant());
                assertThat(mail.arrivedAt()).isBetween(clock.instant().minusSeconds(60), clock.instant());
            }
        }
        assertThat(feature.from(from))
                .hasSize(4)
                .allSatisfy(mail ->
                        assertThat(mail.arrivedAt()).isBetween(clock.instant().minusSeconds(60), clock.instant()));
    }

    @DisplayName("row 46: what was stored but not moved is fetched again, once, as a duplicate")
    @ParameterizedTest
    @EnumSource(names = "IMAP")
    void fetchedAgain(Door.Kind kind) {
        String mail = Post.mail(from, Post.anyId(), "fine", true);
        try (Door.Mailbox door = (Door.Mailbox) Door.open(kind, application)) {
            UUID first = door.storedButNotMoved(address, mail);
            application.getBean(MailPipeline.class).processPending();
            door.read();
            UUID again = door.awaitStored(2).stream()
                    .filter(id -> !id.equals(first))
                    .findFirst()
                    .orElseThrow();

            assertThat(door.store.find(first).orElseThrow().status()).isEqualTo(MailStatus.APPLIED);
            assertThat(door.store.find(again).orElseThrow().duplicateOf()).isEqualTo(first);
        }
        assertThat(feature.from(from)).hasSize(1);
    }

    @DisplayName("row 46: a duplicate that was stored but not moved is fetched again as a duplicate of the first")
    @Test
    void aDuplicateFetchedAgain(@Autowired MailStore store) {
        byte[] mail = Post.mail(from, Post.anyId(), "fine", true).getBytes(UTF_8);
        UUID first = store.store(new Arrival("oscar", address, mail, new Place(from, 1, 1, null)))
                .id();

        for (int fetched = 1; fetched <= 2; fetched++) {
            Receipt again = store.store(new Arrival("oscar", address, mail, new Place(from, 1, 2, null)));
            assertThat(again.status()).isEqualTo(MailStatus.DUPLICATE);
            assertThat(store.find(again.id()).orElseThrow().duplicateOf()).isEqualTo(first);
        }
    }

    @DisplayName("rows 25 and 26: mails that come together are told apart as those that come one by one")
    @Test
    void together(@Autowired MailStore store) {
        String id = Post.anyId();
        String mail = Post.mail(from, id, "fine", true);
        String other = Post.mail(from, id, "other", true);

        List<Receipt> lot = store.store(Stream.of(mail, mail, other, mail, other)
                .map(each -> new Arrival("oscar", address, each.getBytes(UTF_8), null))
                .toList());

        assertThat(lot)
                .extracting(Receipt::status)
                .containsExactly(
                        MailStatus.PENDING,
                        MailStatus.DUPLICATE,
                        MailStatus.QUARANTINED,
                        MailStatus.DUPLICATE,
                        MailStatus.DUPLICATE);
        assertThat(lot)
                .extracting(receipt -> store.find(receipt.id()).orElseThrow().duplicateOf())
                .containsExactly(
                        null, lot.get(0).id(), null, lot.get(0).id(), lot.get(2).id());
    }

    private long answersToSender() {
        return jdbc.sql("select count(*) from delivery where address = :address")
                .param("address", from)
                .query(Long.class)
                .single();
    }
}
