package org.charterflow.ballot;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.charterflow.charter.Citation;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed when a vote opens, in a text that anybody can write down again: one fact a line, in a fixed order,
 * free text as a JSON string. The seal is the SHA-256 of its UTF-8 bytes.
 */
final class Seal {

    private static final String FORMAT = "charterflow-ballot/1";

    private final StringBuilder text = new StringBuilder(FORMAT).append('\n');

    private Seal() {}

    /**
     * Writes the canonical text of an opened ballot.
     *
     * @param ballot with rule, opening and closing
     * @param papers in their order
     * @param electorate in its order
     */
    static String canonical(Ballot ballot, List<Paper> papers, List<ElectorateSeat> electorate) {
        Seal seal = new Seal();
        seal.fact("ballot", ballot.id())
                .fact("alliance", ballot.alliance())
                .fact("case", ballot.caseNumber())
                .fact("organ", ballot.organ())
                .fact("matter", ballot.matter())
                .words("question", ballot.question())
                .fact("interested", ballot.interestedMember());
        for (Paper paper : papers) {
            seal.fact("paper", paper.sha256() + " " + paper.document() + " " + quoted(paper.name()));
        }
        seal.rule(ballot.ruleInForce());
        for (ElectorateSeat seat : electorate) {
            seal.fact(
                    "seat",
                    String.join(
                            " ",
                            seat.seat().toString(),
                            seat.member().toString(),
                            quoted(seat.capacity()),
                            seat.recused() ? "recused" : "votes",
                            quoted(seat.unit().zh()),
                            quoted(seat.unit().en()),
                            seat.representative() == null ? "-" : quoted(seat.representative())));
        }
        Instant closes = ballot.deadline().at();
        return seal.fact("called", ballot.calledBy())
                .fact("opened", ballot.openedAt())
                .fact("closes", closes)
                .text
                .toString();
    }

    /** SHA-256 of a canonical text, lower-case hexadecimal. */
    static String hash(String canonical) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void rule(VotingRule rule) {
        Citation citation = rule.citation();
        fact(
                "rule",
                citation + ", table version " + rule.decisionVersion() + ", "
                        + rule.source().code());
        fact("form", rule.form().code());
        fact("threshold", rule.threshold() + (rule.inclusive() ? " inclusive" : " exclusive"));
        fact("base", rule.base().code());
        fact(
                "quorum",
                rule.quorum() == null ? null : rule.quorum() + (rule.quorumInclusive() ? " inclusive" : " exclusive"));
        fact("absence", rule.absence().code());
        fact("recusal", rule.recusal());
        if (rule.representation()) {
            fact("representation", "written proxy");
        }
        fact("closing", rule.closing().code());
        fact("visibility", rule.visibility().code());
        fact("secret", rule.secret());
    }

    private Seal words(String name, Bilingual words) {
        return fact(name + ".zh", quoted(words.zh())).fact(name + ".en", quoted(words.en()));
    }

    private Seal fact(String name, @Nullable Object value) {
        text.append(name).append(' ').append(value == null ? "-" : value).append('\n');
        return this;
    }

    private static String quoted(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }
}
