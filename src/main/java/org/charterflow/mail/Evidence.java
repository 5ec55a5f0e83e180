package org.charterflow.mail;

import java.time.Instant;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence on a delivery.
 *
 * @param at when it was put on record
 * @param what what it shows
 * @param text the mail server's words, or a person's
 * @param means how a notice reached its addressee otherwise; null for all other evidence
 * @param document a file that proves it; null if there is none
 * @param recordedBy who put it on record; null for the mail servers' own words
 */
public record Evidence(
        Instant at,
        What what,
        String text,
        @Nullable Means means,
        @Nullable UUID document,
        @Nullable String recordedBy) {

    /** What a mail server said. */
    static Evidence ofServer(Instant at, What what, String text) {
        return new Evidence(at, what, text, null, null, null);
    }

    /** What a piece of evidence shows. */
    public enum What {
        SENT,
        DEFERRED,
        FAILED,
        BOUNCED,
        /** A mail server on the way says that it is still trying. */
        DELAYED,
        REACHED_OTHERWISE,
        /** A person had it sent again, to a corrected address or the same. */
        SENT_AGAIN,
        /** A person gave up reaching the addressee, for the reason given. */
        WRITTEN_OFF;

        /** The word on pages. */
        public Bilingual label() {
            return switch (this) {
                case SENT -> Bilingual.of("已交付", "handed over");
                case DEFERRED -> Bilingual.of("暂缓，稍后再试", "put off, tried again later");
                case FAILED -> Bilingual.of("被拒收", "refused");
                case BOUNCED -> Bilingual.of("退信", "bounced");
                case DELAYED -> Bilingual.of("对方服务器报告延迟", "reported as delayed");
                case REACHED_OTHERWISE -> Bilingual.of("以其他方式送达", "reached otherwise");
                case SENT_AGAIN -> Bilingual.of("重新发送", "sent again");
                case WRITTEN_OFF -> Bilingual.of("不再送达", "written off");
            };
        }
    }
}
