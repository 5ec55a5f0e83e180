package org.charterflow.minutes;

import java.util.List;
import java.util.stream.Collectors;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.language.RuleViolation.Kind;

/** Why something asked of minutes is refused, in the words people get to read. */
final class MinutesRefusals {

    private static final String FORMAT = "OSCAR-29.6";

    private MinutesRefusals() {}

    static RuleViolation noMinutes(String caseNumber) {
        return RuleViolation.notFound(
                "caseNumber", Bilingual.of("案件 " + caseNumber + " 没有纪要", "the case " + caseNumber + " has no minutes"));
    }

    static RuleViolation wrongState(Minutes minutes) {
        Bilingual state = minutes.state().label();
        return new RuleViolation(
                "minutes",
                "minutes-state",
                null,
                Bilingual.of("现在不能这样做：" + state.zh(), "not now: " + state.en()),
                Kind.CONFLICT);
    }

    static RuleViolation changedMeanwhile() {
        return new RuleViolation(
                "edit",
                "changed-meanwhile",
                null,
                Bilingual.of(
                        "纪要已被他人修改，请重新载入后再改",
                        "somebody else has changed the minutes; load them again before you change them"),
                Kind.CONFLICT);
    }

    static RuleViolation noConclusion(List<Integer> items) {
        String numbers = items.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new RuleViolation(
                Passage.conclusion(items.get(0)).id(),
                "item-concluded",
                FORMAT,
                Bilingual.of(
                        "第 " + numbers + " 项没有结论，纪要不能发送（" + FORMAT + "）",
                        "no conclusion of item " + numbers + ": the minutes cannot be sent (" + FORMAT + ")"),
                Kind.INVALID);
    }

    static RuleViolation unresolved(int comments) {
        return new RuleViolation(
                "comments",
                "comments-resolved",
                FORMAT,
                Bilingual.of(
                        "还有 " + comments + " 条意见未处理（" + FORMAT + "）",
                        comments + " comments are not resolved yet (" + FORMAT + ")"),
                Kind.CONFLICT);
    }

    static RuleViolation notEntitled() {
        return new RuleViolation(
                "attendee",
                "entitled-to-attend",
                FORMAT,
                Bilingual.of(
                        "只有有权参会者可以确认纪要或提出意见（" + FORMAT + "）",
                        "only those entitled to attend confirm or comment (" + FORMAT + ")"),
                Kind.FORBIDDEN);
    }

    static RuleViolation required(String field) {
        return RuleViolation.invalid(field, "required", Bilingual.of("请填写", "please fill this in"));
    }

    static RuleViolation tooLong(String field, int most) {
        return RuleViolation.invalid(
                field, "length", Bilingual.of("最多 " + most + " 字", "at most " + most + " characters"));
    }

    static RuleViolation unknownPassage(String passage) {
        return RuleViolation.invalid(
                "passage", "passage", Bilingual.of("纪要没有这一处：" + passage, "the minutes have no passage " + passage));
    }

    static RuleViolation unknownOwner(String owner) {
        return RuleViolation.invalid(
                "owner",
                "owner-entitled-to-attend",
                Bilingual.of("负责人应为有权参会者：" + owner, "the owner is one of those entitled to attend, not " + owner));
    }
}
