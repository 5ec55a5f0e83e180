package org.charterflow.meeting.web;

import java.util.Map;
import org.charterflow.ballot.Coded;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.AgendaItem;
import org.charterflow.meeting.ItemKind;
import org.charterflow.meeting.Topic;

/** What the fields of a topic's form hold: nothing yet, the topic as it is, or what somebody typed and was refused. */
record TopicForm(
        String titleZh,
        String titleEn,
        String explanation,
        String kind,
        String matter,
        String questionZh,
        String questionEn,
        String interestedMember) {

    static final TopicForm EMPTY = of(Map.of());

    static TopicForm of(Map<String, String> typed) {
        return new TopicForm(
                typed.getOrDefault("titleZh", ""),
                typed.getOrDefault("titleEn", ""),
                typed.getOrDefault("explanation", ""),
                typed.getOrDefault("kind", ItemKind.DISCUSSION.code()),
                typed.getOrDefault("matter", ""),
                typed.getOrDefault("questionZh", ""),
                typed.getOrDefault("questionEn", ""),
                typed.getOrDefault("interestedMember", ""));
    }

    /** @param interestedMember the number of the member that the item is about; empty for none */
    static TopicForm of(AgendaItem item, String interestedMember) {
        Bilingual question = item.question() == null ? Bilingual.same("") : item.question();
        return new TopicForm(
                item.title().zh(),
                item.title().en(),
                item.explanation() == null ? "" : item.explanation(),
                item.kind().code(),
                item.matter() == null ? "" : item.matter(),
                question.zh(),
                question.en(),
                interestedMember);
    }

    /** @throws RuleViolation naming {@code kind}, if it is none */
    Topic topic() {
        ItemKind what = itemKind();
        boolean decides = what == ItemKind.DECISION;
        return new Topic(
                both(titleZh, titleEn),
                explanation.isBlank() ? null : explanation.strip(),
                what,
                decides && !matter.isBlank() ? matter : null,
                decides ? both(questionZh, questionEn) : null,
                decides ? interestedMember : null);
    }

    private ItemKind itemKind() {
        try {
            return Coded.of(ItemKind.class, kind);
        } catch (IllegalArgumentException e) {
            throw RuleViolation.invalid(
                    "kind", "item-kind", Bilingual.of("请选择通报、讨论或表决", "choose information, discussion or decision"));
        }
    }

    private static Bilingual both(String zh, String en) {
        return Bilingual.of(zh.isBlank() ? en.strip() : zh.strip(), en.isBlank() ? zh.strip() : en.strip());
    }
}
