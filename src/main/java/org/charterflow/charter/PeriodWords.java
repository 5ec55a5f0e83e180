package org.charterflow.charter;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.charterflow.charter.PeriodRule.Unit;
import org.charterflow.language.Bilingual;

/** Says how a deadline was counted: days, instant and article, in both languages. */
final class PeriodWords {

    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private PeriodWords() {}

    static Bilingual forward(PeriodRule rule, ZoneId zone, LocalDate event, LocalDate counted, LocalDate last) {
        if (rule.length() == 0) {
            return cited(
                    rule,
                    "至%s24:00止（%s）".formatted(zh(last), zoneZh(zone)),
                    "Until %s, 24:00 %s".formatted(en(last), zoneEn(zone)));
        }
        Bilingual length = rule.unit().count(rule.length());
        if (rule.unit() == Unit.NATURAL_YEARS) {
            return cited(
                    rule,
                    "自%s起%s，至%s24:00止（%s）".formatted(zh(event), length.zh(), zh(last), zoneZh(zone)),
                    "%s from %s, the year of that day counted: until %s, 24:00 %s"
                            .formatted(length.en(), en(event), en(last), zoneEn(zone)));
        }
        String zh = "自%s起%s（当日不计），至%s24:00止（%s）".formatted(zh(event), length.zh(), zh(last), zoneZh(zone));
        String en = "%s from %s, that day not counted: until %s, 24:00 %s"
                .formatted(length.en(), en(event), en(last), zoneEn(zone));
        if (!last.equals(counted)) {
            zh += "；末日%s为休息日，顺延至次一工作日".formatted(zh(counted));
            en += "; %s is a rest day, so the next working day is the last".formatted(en(counted));
        }
        return cited(rule, zh, en);
    }

    static Bilingual lead(PeriodRule rule, ZoneId zone, LocalDate firstClear, LocalDate event) {
        LocalDate lastClear = event.minusDays(1);
        LocalDate handOver = firstClear.minusDays(1);
        return cited(
                rule,
                "最迟%s24:00送出（%s），与%s之间须有%s整（%s至%s）"
                        .formatted(
                                zh(handOver),
                                zoneZh(zone),
                                zh(event),
                                rule.unit().count(rule.length()).zh(),
                                zh(firstClear),
                                zh(lastClear)),
                "Handed over by %s, 24:00 %s: %s clear (%s to %s) before %s"
                        .formatted(
                                en(handOver),
                                zoneEn(zone),
                                rule.unit().count(rule.length()).en(),
                                en(firstClear),
                                en(lastClear),
                                en(event)));
    }

    static Bilingual effective(PeriodRule rule, ZoneId zone, LocalDate handOver, LocalDate lastClear) {
        LocalDate firstClear = handOver.plusDays(1);
        return cited(
                rule,
                "最后一份于%s送出，其后%s整（%s至%s），自%s00:00起（%s）"
                        .formatted(
                                zh(handOver),
                                rule.unit().count(rule.length()).zh(),
                                zh(firstClear),
                                zh(lastClear),
                                zh(lastClear.plusDays(1)),
                                zoneZh(zone)),
                "Last handed over on %s, then %s clear (%s to %s): from %s, 00:00 %s"
                        .formatted(
                                en(handOver),
                                rule.unit().count(rule.length()).en(),
                                en(firstClear),
                                en(lastClear),
                                en(lastClear.plusDays(1)),
                                zoneEn(zone)));
    }

    static Bilingual cutOff(PeriodRule rule, ZoneId zone, LocalDate last, LocalDate event) {
        Bilingual length = rule.unit().count(rule.length());
        return cited(
                rule,
                "%s之前%s，至%s24:00止（%s）".formatted(zh(event), length.zh(), zh(last), zoneZh(zone)),
                "%s before %s: until %s, 24:00 %s".formatted(length.en(), en(event), en(last), zoneEn(zone)));
    }

    static Bilingual noLead(PeriodRule rule) {
        return cited(rule, "无须等待", "No waiting period");
    }

    static Bilingual provisional(Bilingual words, int year) {
        return Bilingual.of(
                words.zh() + "暂定：%d年放假安排尚未公布。".formatted(year),
                words.en() + " Provisional: the holiday calendar of %d is not published yet.".formatted(year));
    }

    private static Bilingual cited(PeriodRule rule, String zh, String en) {
        Bilingual citation = rule.citation().words();
        return Bilingual.of("%s。依据：%s。".formatted(zh, citation.zh()), "%s (%s).".formatted(en, citation.en()));
    }

    private static String zh(LocalDate day) {
        return ZH.format(day);
    }

    private static String en(LocalDate day) {
        return EN.format(day);
    }

    private static String zoneZh(ZoneId zone) {
        return zone.equals(BEIJING) ? "北京时间" : zone.getId();
    }

    private static String zoneEn(ZoneId zone) {
        return zone.equals(BEIJING) ? "Beijing time" : zone.getId();
    }
}
