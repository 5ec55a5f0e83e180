package org.charterflow.meeting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A topic of a meeting; an item of its agenda once it is listed.
 *
 * @param position its number on the agenda, from 1; null while it is not listed
 * @param explanation what the proposer wrote; null for nothing
 * @param proposer who proposed it, as the agenda names them
 * @param proposedBy user id of the proposer, or of whoever entered it
 * @param matter what is decided, one of the matters of the {@code voting-rule} table; null unless it is a decision
 * @param question the exact text put to the vote; null unless it is a decision
 * @param interestedMember the member unit that it is about; null for none
 * @param ballot the vote; null for no decision, and for a motion of its own until it is put
 * @param ownBallot whether the meeting prepares the vote itself, and no other case waits for it
 * @param admission the vote by which the organ admitted, or not, an item that was late; null where there was none
 * @param receivedAt when it reached us
 * @param afterCutOff whether that was after topics were closed: it is for discussion alone, or for the next meeting
 * @param notice the notice that carried it with its papers to those entitled; null before
 * @param papers ids of its papers, in their order
 * @param late why it may be discussed and not decided, as found when the sitting was opened; null for in time
 * @param lateArticle the article of the deadline it missed; null for in time
 * @param admitted whether the organ admitted it although it was late
 * @param notes the main points of the discussion; null for none
 * @param conclusion how it was concluded; null for none yet
 */
public record AgendaItem(
        UUID id,
        String caseNumber,
        @Nullable Integer position,
        ItemState state,
        Bilingual title,
        @Nullable String explanation,
        String proposer,
        String proposedBy,
        String channel,
        ItemKind kind,
        @Nullable String matter,
        @Nullable Bilingual question,
        @Nullable UUID interestedMember,
        @Nullable UUID ballot,
        boolean ownBallot,
        @Nullable UUID admission,
        Instant receivedAt,
        boolean afterCutOff,
        @Nullable UUID notice,
        List<UUID> papers,
        @Nullable Bilingual late,
        @Nullable String lateArticle,
        boolean admitted,
        @Nullable String notes,
        @Nullable String conclusion) {

    public AgendaItem {
        papers = List.copyOf(papers);
    }

    /** A topic as it comes in. */
    static AgendaItem proposed(
            String caseNumber,
            Topic topic,
            @Nullable UUID interestedMember,
            List<UUID> papers,
            String proposer,
            String userId,
            String channel,
            Instant receivedAt,
            boolean afterCutOff) {
        return new AgendaItem(
                UUID.randomUUID(),
                caseNumber,
                null,
                ItemState.PROPOSED,
                topic.title(),
                topic.explanation(),
                proposer,
                userId,
                channel,
                topic.kind(),
                topic.matter(),
                topic.question(),
                interestedMember,
                null,
                topic.kind() == ItemKind.DECISION,
                null,
                receivedAt,
                afterCutOff,
                null,
                papers,
                null,
                null,
                false,
                null,
                null);
    }

    /** A question of another case, put on the agenda. */
    static AgendaItem takenUp(
            String caseNumber, int position, PendingQuestions.Question question, String userId, Instant at) {
        return new AgendaItem(
                UUID.randomUUID(),
                caseNumber,
                position,
                ItemState.LISTED,
                question.title(),
                null,
                question.proposer(),
                userId,
                "form",
                ItemKind.DECISION,
                question.matter(),
                question.question(),
                null,
                question.ballot(),
                false,
                null,
                at,
                false,
                null,
                question.papers(),
                null,
                null,
                false,
                null,
                null);
    }

    public boolean decides() {
        return kind == ItemKind.DECISION;
    }

    /** Whether it was late and the organ has not admitted it. */
    public boolean blocked() {
        return late != null && !admitted;
    }
}
