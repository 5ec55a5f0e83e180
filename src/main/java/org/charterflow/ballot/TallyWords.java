package org.charterflow.ballot;

import java.util.ArrayList;
import java.util.List;
import org.charterflow.language.Bilingual;

/** Puts a tally into words. */
final class TallyWords {

    private TallyWords() {}

    /** Where the ballot stands, and what it still needs. */
    static Bilingual standing(Tally tally) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        int outstanding = tally.count().outstanding();
        int missing = tally.quorumNeeded() - tally.count().present();
        int more = tally.moreInFavourNeeded();
        if (tally.certain()) {
            zh.add("结果已定：" + tally.outcome().label().zh());
            en.add("already certain: " + tally.outcome().label().en());
        } else {
            if (missing > 0) {
                zh.add("还需 " + missing + " 个席位参加方达法定人数");
                en.add(missing + " more " + (missing == 1 ? "seat has" : "seats have")
                        + " to take part for the quorum");
            }
            if (!tally.canBeAdopted()) {
                zh.add("已无法通过");
                en.add("can no longer be adopted");
            } else if (more > 0) {
                zh.add("还需 " + more + " 票同意");
                en.add(more + " more in favour needed");
            } else {
                zh.add("同意票目前已足够");
                en.add("enough in favour so far");
            }
        }
        zh.add(outstanding == 0 ? "全部席位均已表决" : outstanding + " 个席位尚未表决");
        en.add(
                outstanding == 0
                        ? "all seats have voted"
                        : outstanding + (outstanding == 1 ? " seat has" : " seats have") + " not voted");
        return Bilingual.of(String.join("；", zh), String.join("; ", en));
    }

    /** Such as "3 of 9 seats have not voted". */
    static Bilingual turnout(Tally tally) {
        int silent = tally.count().outstanding();
        int all = tally.count().entitled();
        return Bilingual.of(
                silent + " 个席位尚未表决（共 " + all + " 个）",
                silent + " of " + all + " seats " + (silent == 1 ? "has" : "have") + " not voted");
    }

    /** Such as "the vote is open; 9 seats are asked". */
    static Bilingual asked(Tally tally) {
        int seats = tally.count().voting();
        return Bilingual.of(
                "表决进行中，须答复的席位共 " + seats + " 个",
                "the vote is open; " + seats + (seats == 1 ? " seat has" : " seats have") + " to answer");
    }

    /** Such as "6 of 9 in favour, at least 6 needed (2/3 of all 9 entitled votes, OSCAR-12)". */
    static Bilingual arithmetic(Tally tally) {
        if (tally.outcome() == Outcome.NO_QUORUM) {
            Bilingual citation = tally.rule().citation().words();
            return quorum(tally, "，" + citation.zh(), ", " + citation.en());
        }
        Bilingual quorum = quorum(tally, "", "");
        Bilingual majority = majority(tally);
        return tally.quorumNeeded() == 0
                ? majority
                : Bilingual.of(majority.zh() + "；" + quorum.zh(), majority.en() + "; " + quorum.en());
    }

    private static Bilingual majority(Tally tally) {
        VotingRule rule = tally.rule();
        int base = tally.base();
        int inFavour = tally.count().inFavour();
        Bilingual whole = whole(rule.base(), base);
        String share = rule.threshold().toString();
        return Bilingual.of(
                base + " 票中 " + inFavour + " 票同意，至少需 " + tally.needed() + " 票（" + whole.zh()
                        + (rule.inclusive() ? "的 " + share : "的 " + share + " 以上，不含本数") + "，"
                        + rule.citation().words().zh() + "）",
                inFavour + " of " + base + " in favour, at least " + tally.needed() + " needed ("
                        + (rule.inclusive() ? share : "more than " + share) + " of " + whole.en() + ", "
                        + rule.citation().words().en() + ")");
    }

    private static Bilingual quorum(Tally tally, String citationZh, String citationEn) {
        VotingRule rule = tally.rule();
        int voting = tally.count().voting();
        int present = tally.count().present();
        String share = String.valueOf(rule.quorum());
        return Bilingual.of(
                "应到 " + voting + "，实到 " + present + "，至少需 " + tally.quorumNeeded() + "（法定人数为"
                        + (rule.quorumInclusive() ? " " + share + " 以上，含本数" : " " + share + " 以上，不含本数") + citationZh
                        + "）",
                present + " of " + voting + " present, at least " + tally.quorumNeeded() + " needed for the quorum ("
                        + (rule.quorumInclusive() ? share : "more than " + share) + citationEn + ")");
    }

    private static Bilingual whole(VotingRule.Base base, int size) {
        return switch (base) {
            case ENTITLED -> Bilingual.of("有权表决的全部 " + size + " 票", "all " + size + " entitled votes");
            case PRESENT -> Bilingual.of("出席的 " + size + " 个席位", "the " + size + " seats present");
            case CAST -> Bilingual.of("已投的 " + size + " 票", "the " + size + " votes cast");
            case FOR_AND_AGAINST -> Bilingual.of("同意与反对共 " + size + " 票", "the " + size + " votes for and against");
        };
    }
}
