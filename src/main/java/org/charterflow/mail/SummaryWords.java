package org.charterflow.mail;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Moments;

/** Says what became of a notice. */
final class SummaryWords {

    private SummaryWords() {}

    static Bilingual of(NoticeSummary notice, ZoneId zone) {
        if (notice.addressees() == 0) {
            return Bilingual.of("没有收件人", "no addressees");
        }
        List<Bilingual> parts = new ArrayList<>();
        if (notice.lastMailAt() != null) {
            parts.add(handedOver(notice, Moments.at(notice.lastMailAt(), zone)));
        }
        add(parts, notice.waiting(), "%d 位待发送", "%d waiting to be sent");
        add(parts, notice.bounced(), "%d 位退信", "%d bounced");
        add(parts, notice.refused(), "%d 位被拒收", "%d refused");
        notice.reached()
                .forEach(otherwise -> parts.add(Bilingual.of(
                        "%d 位以%s送达（%s 登记）"
                                .formatted(
                                        otherwise.addressees(),
                                        otherwise.means().label().zh(),
                                        otherwise.enteredBy()),
                        "%d reached by %s, entered by %s"
                                .formatted(
                                        otherwise.addressees(),
                                        otherwise.means().label().en(),
                                        otherwise.enteredBy()))));
        add(parts, notice.writtenOff(), "%d 位不再送达", "%d written off");
        return Bilingual.of(
                parts.stream().map(Bilingual::zh).collect(Collectors.joining("；")),
                parts.stream().map(Bilingual::en).collect(Collectors.joining("; ")));
    }

    private static Bilingual handedOver(NoticeSummary notice, Bilingual last) {
        int count = notice.handedOver();
        if (notice.addressees() == 1) {
            return Bilingual.of("已于" + last.zh() + "交付", "handed over on " + last.en());
        }
        return count == notice.addressees()
                ? Bilingual.of(
                        "全部 %d 位已交付，最后一位于%s".formatted(count, last.zh()),
                        "all %d handed over, the last on %s".formatted(count, last.en()))
                : Bilingual.of(
                        "%d 位中 %d 位已交付，最后一位于%s".formatted(notice.addressees(), count, last.zh()),
                        "%d of %d handed over, the last on %s".formatted(count, notice.addressees(), last.en()));
    }

    private static void add(List<Bilingual> parts, int count, String zh, String en) {
        if (count > 0) {
            parts.add(Bilingual.of(zh.formatted(count), en.formatted(count)));
        }
    }
}
