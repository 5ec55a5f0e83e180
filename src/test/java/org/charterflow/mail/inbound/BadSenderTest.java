package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.DeliveryState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What bad input gets, by the rows of its table, with the message itself through the HTTP door: who wrote it and to whom.
 * The rows on votes stand with the ballot, those on repetition with both doors in {@link RepeatedInputTest}.
 */
class BadSenderTest extends BadInput {

    @DisplayName("rows 1, 2, 5, 7, 11, 12: machines and calendars are recorded, and the member has not answered")
    @ParameterizedTest(name = "row {0}: {1} is {2}")
    @CsvSource({
        "1, 01-qq-auto-reply.eml, automatic",
        "1, 01-qq-holiday-reply.eml, automatic",
        "2, 02-outlook-auto-answer.eml, automatic",
        "2, 02-subject-begins.eml, automatic",
        "5, 05-null-return-path.eml, automatic",
        "7, 07-read-receipt.eml, read-receipt",
        "11, 11-complaint.eml, complaint",
        "12, 12-calendar-reply.eml, calendar",
        "0, list-digest.eml, list"
    })
    void machinesAreIgnored(int row, String file, String mailClass) {
        StoredMail mail = door.take(address, Examples.mail(file, from));

        assertThat(mail.status()).isEqualTo(MailStatus.IGNORED);
        assertThat(mail.mailClass()).isEqualTo(mailClass);
        assertNothingHappened();
    }

    @DisplayName("rows 3, 4: a person is a person")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "03-subject-mentions.eml",
                "03-suppress-header.eml",
                "03-answer-to-auto-reply.eml",
                "04-auto-submitted-no.eml"
            })
    void peopleAreHeard(String file) {
        assertThat(door.take(address, Examples.mail(file, from)).status()).isEqualTo(MailStatus.APPLIED);
        assertThat(feature.from(from)).hasSize(1);
    }

    @Test
    @DisplayName("row 6: our own mail that comes back is ignored and counted for the alert")
    void ourOwnMailComesBack() {
        double before = loops();
        StoredMail mail = door.take(address, Examples.mail("06-own-loop.eml", from));

        assertThat(mail.mailClass()).isEqualTo("loop");
        assertThat(mail.status()).isEqualTo(MailStatus.IGNORED);
        assertThat(loops()).isEqualTo(before + 1);
        clock.advance(Duration.ofHours(1));
        assertThat(loops()).isZero();
        assertNothingHappened();
    }

    @Test
    @DisplayName("row 7: a read receipt of a challenge confirms nothing")
    void aReadReceiptIsNoConfirmation() {
        StoredMail asked = door.take(address, Examples.mail("15-no-result.eml", from));
        String challenge = tokens.issue("address", "oscar", null, asked.id().toString(), null);
        door.take("address+" + challenge + "@oscar.example", Examples.mail("07-read-receipt.eml", from));

        assertThat(store.find(asked.id()).orElseThrow().status()).isEqualTo(MailStatus.CHALLENGED);
    }

    @DisplayName("row 8: only a failed delivery marks the notice")
    @ParameterizedTest(name = "status {0}, {1}")
    @CsvSource({
        "5.1.1, failed, APPLIED, bounce-hard, BOUNCED",
        "4.4.1, delayed, IGNORED, bounce-soft, SENT",
        "2.1.5, delivered, IGNORED, delivery-report, SENT"
    })
    void deliveryReports(String status, String action, MailStatus result, String reason, DeliveryState state) {
        UUID notice = sendANotice();
        StoredMail mail = door.take(SECRETARIAT, report(messageId(notice), status, action));

        assertThat(mail.status()).isEqualTo(result);
        assertThat(mail.reason()).isEqualTo(reason);
        assertThat(ledger.of(notice).get(0).state()).isEqualTo(state);
    }

    @Test
    @DisplayName("row 9: a report to a forged return address is counted and changes nothing")
    void aForgedReturnAddress() {
        UUID notice = sendANotice();
        String forged = "bounce+" + "a".repeat(34) + "@oscar.example";
        StoredMail mail = door.take(forged, report(messageId(notice), "5.1.1", "failed"));

        assertThat(mail.status()).isEqualTo(MailStatus.IGNORED);
        assertThat(mail.reason()).isEqualTo("bounce-of-nothing-of-ours");
        assertThat(ledger.of(notice).get(0).state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    @DisplayName("row 10: a Chinese bounce that is no report is matched by its recipient")
    void aChineseBounce() {
        UUID notice = sendANotice();
        String text = "Return-Path: <>\r\nFrom: postmaster@163.example\r\nSubject: =?utf-8?B?57O757uf6YCA5L+h?=\r\n"
                + "Message-ID: <" + Post.anyId() + ">\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + octets("收件人 " + from + " 不存在。") + "\r\n";
        StoredMail mail = door.take(SECRETARIAT, text);

        assertThat(mail.reason()).isEqualTo("bounce-hard-by-recipient");
        assertThat(ledger.of(notice).get(0).state()).isEqualTo(DeliveryState.BOUNCED);
        assertThat(door.take(SECRETARIAT, Examples.mail("10-qq-bounce.eml", from))
                        .mailClass())
                .isEqualTo("bounce");
    }

    @DisplayName("row 13: a recall is a question")
    @ParameterizedTest
    @ValueSource(strings = {"13-outlook-recall.eml", "13-outlook-recall-en.eml"})
    void recalls(String file) {
        StoredMail mail = door.take(address, Examples.mail(file, from));

        assertThat(mail.status()).isEqualTo(MailStatus.CLARIFY);
        assertThat(mail.reason()).isEqualTo("recall");
        assertThat(feature.from(from)).isEmpty();
        assertThat(answers("mail-clarify")).hasSize(1);
    }

    @DisplayName("rows 14, 17: the forged and the senderless are set aside without a word")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "14-dmarc-fail.eml",
                "14-dmarc-other-from.eml",
                "17-two-from-fields.eml",
                "17-several-addresses.eml",
                "17-group.eml",
                "17-no-address.eml"
            })
    void forgeries(String file) {
        assertThat(door.take(address, Examples.mail(file, from)).status()).isEqualTo(MailStatus.QUARANTINED);
        assertNothingHappened();
    }

    @DisplayName("rows 15, 16: who is not proven is asked, and nothing of the mail is quoted")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "15-no-result.eml",
                "15-foreign-id.eml",
                "15-pass-in-comment.eml",
                "16-forged-below-own.eml",
                "16-forged-below-received.eml"
            })
    void theUnprovenAreAsked(String file) {
        StoredMail mail = door.take(address, Examples.mail(file, from));

        assertThat(mail.status()).isEqualTo(MailStatus.CHALLENGED);
        assertThat(feature.from(from)).isEmpty();
        assertThat(answers("address-challenge"))
                .singleElement()
                .asString()
                .doesNotContain("同意")
                .doesNotContain("Re: vote");
    }

    @Test
    @DisplayName("row 18: a display name is no sender")
    void aDisplayName() {
        StoredMail mail = door.take(address, Examples.mail("18-display-name-spoof.eml", "zhou@chenxing.example"));

        assertThat(mail.sender()).isEqualTo("zhou@chenxlng.example");
        assertThat(feature.from("zhou@chenxing.example"))
                .noneMatch(seen -> seen.id().equals(mail.id()));
    }

    @Test
    @DisplayName("row 19: Reply-To is not followed")
    void replyTo() {
        String elsewhere = Post.anyone();
        String mail = "Reply-To: " + elsewhere + "\r\n" + Post.mail(from, Post.anyId(), "refuse", true);
        assertThat(door.take(address, mail).status()).isEqualTo(MailStatus.REJECTED);

        assertThat(answers("mail-rejected")).hasSize(1);
        assertThat(sentTo(elsewhere)).isZero();
    }

    @Test
    @DisplayName("row 20: a wrong or expired token is refused, and only the proven are told")
    void wrongTokens() {
        String wrong = "recorded+" + "a".repeat(34) + "@oscar.example";
        String expired = address(caseNumber, Duration.ofHours(1));
        clock.advance(Duration.ofHours(2));

        assertThat(door.take(wrong, Post.mail(from, Post.anyId(), "yes", false)).reason())
                .isEqualTo("wrong-token");
        assertThat(door.take(expired, Post.mail(from, Post.anyId(), "yes", false))
                        .reason())
                .isEqualTo("expired-token");
        assertThat(sentTo(from)).isZero();

        door.take(wrong, Post.mail(from, Post.anyId(), "yes", true));
        door.take(expired, Post.mail(from, Post.anyId(), "yes", true));
        assertThat(answers("mail-rejected")).hasSize(2);
        assertThat(feature.from(from)).isEmpty();
    }

    @Test
    @DisplayName("row 21: another's token is refused, in the journal and the security log")
    void anothersToken() {
        String owner = Post.anyone();
        StoredMail asked = door.take(address, Post.mail(owner, Post.anyId(), "yes", false));
        String challenge = tokens.issue("address", "oscar", null, asked.id().toString(), null);
        StoredMail mail =
                door.take("address+" + challenge + "@oscar.example", Post.mail(from, Post.anyId(), "confirm", true));

        assertThat(mail.status()).isEqualTo(MailStatus.REJECTED);
        assertThat(mail.reason()).isEqualTo("foreign-token");
        assertThat(store.find(asked.id()).orElseThrow().status()).isEqualTo(MailStatus.CHALLENGED);
        assertThat(jdbc.sql("select count(*) from journal where action = 'foreign-token-refused' and actor = :from")
                        .param("from", from)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("row 22: a token in capitals is the token")
    void capitals() {
        StoredMail mail = door.take(address.toUpperCase(Locale.ROOT), Post.mail(from, Post.anyId(), "yes", true));
        assertThat(mail.status()).isEqualTo(MailStatus.APPLIED);
    }

    @Test
    @DisplayName("row 23: the tokens of two cases are a question")
    void twoTokens() {
        String other = address(cases.open("oscar", "test", Bilingual.of("另一事项", "Another matter")), null);
        StoredMail mail = door.take(
                address, Post.mail(from, Post.anyId(), "yes", true).replace("To: " + SECRETARIAT, "To: " + other));

        assertThat(mail.reason()).isEqualTo("several-tokens");
        assertThat(mail.status()).isEqualTo(MailStatus.CLARIFY);
        assertThat(feature.from(from)).isEmpty();
        assertThat(answers("mail-clarify")).hasSize(1);
    }

    @Test
    @DisplayName("row 24: a token that stands in the quotation alone is no token: In-Reply-To, else a question")
    void quotedTokens() {
        String quoted = "yes\r\n\r\n> please reply to " + address + "\r\n";
        StoredMail alone = door.take(SECRETARIAT, Post.mail(from, Post.anyId(), quoted, true));

        assertThat(alone.status()).isEqualTo(MailStatus.CLARIFY);
        assertThat(alone.reason()).isEqualTo("token-in-quotation");
        assertThat(feature.from(from)).isEmpty();

        String answer =
                "In-Reply-To: " + messageId(sendANotice()) + "\r\n" + Post.mail(from, Post.anyId(), quoted, true);
        assertThat(door.take(SECRETARIAT, answer).status()).isEqualTo(MailStatus.APPLIED);
        assertThat(feature.from(from)).hasSize(1);
    }
}
