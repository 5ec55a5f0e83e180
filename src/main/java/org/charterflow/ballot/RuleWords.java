package org.charterflow.ballot;

import org.charterflow.language.Bilingual;

/** A voting rule as people read it before they vote. */
public final class RuleWords {

    private RuleWords() {}

    /** Such as "at least 2/3 of all entitled votes; who does not vote counts as abstaining (OSCAR-12)". */
    public static Bilingual of(VotingRule rule) {
        String zh = (rule.inclusive() ? "至少 " : "超过 ") + rule.threshold();
        String en = (rule.inclusive() ? "at least " : "more than ") + rule.threshold();
        Bilingual base = switch (rule.base()) {
            case ENTITLED -> Bilingual.of("全部有权表决票", "all entitled votes");
            case PRESENT -> Bilingual.of("出席席位", "the seats present");
            case CAST -> Bilingual.of("已投票数", "the votes cast");
            case FOR_AND_AGAINST -> Bilingual.of("同意与反对票之和", "the votes for and against");
        };
        StringBuilder zhText = new StringBuilder("同意票须为" + base.zh() + "的" + zh);
        StringBuilder enText = new StringBuilder("adopted with " + en + " of " + base.en() + " in favour");
        if (rule.quorum() != null) {
            String share = rule.quorum().toString();
            zhText.append("；法定人数为有权表决席位的")
                    .append(rule.quorumInclusive() ? "至少 " : "超过 ")
                    .append(share);
            enText.append("; quorum ")
                    .append(rule.quorumInclusive() ? "at least " : "more than ")
                    .append(share)
                    .append(" of the entitled seats");
        }
        if (rule.absence() == VotingRule.Absence.ABSTAIN) {
            zhText.append("；未表决的视为弃权");
            enText.append("; a seat that does not vote counts as abstaining");
        }
        if (rule.recusal()) {
            zhText.append("；有利害关系的席位须回避，不计入票数和基数");
            enText.append("; a seat with an interest is recused and leaves vote and base");
        }
        if (rule.representation()) {
            zhText.append("；席位可书面委托他人出席会议");
            enText.append("; a seat may be represented at the meeting by written proxy");
        }
        String source = rule.source() == VotingRule.Source.CHARTER
                ? ""
                : "，" + rule.source().label().zh();
        String sourceEn = rule.source() == VotingRule.Source.CHARTER
                ? ""
                : ", " + rule.source().label().en();
        return Bilingual.of(
                zhText + "（" + rule.citation().words().zh() + source + "）",
                enText + " (" + rule.citation().words().en() + sourceEn + ")");
    }
}
