package org.charterflow.project;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Organ;
import org.charterflow.language.Bilingual;
import org.charterflow.language.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The texts that tasks of a proposal show, as Markdown: what is asked, what is proposed, the rule. */
@Component
class ProposalBriefings {

    private final Alliances alliances;
    private final Members members;

    ProposalBriefings(Alliances alliances, Members members) {
        this.alliances = alliances;
        this.members = members;
    }

    /** For a member that is asked for its support. */
    String support(Proposal proposal, SupportStanding standing) {
        StringBuilder text = head(proposal, Bilingual.of("是否支持该立项申请？", "Do you support this proposal?"));
        line(text, "支持情况 Support", both(standing.words()));
        line(text, "依据 Article", proposal.rule().article());
        return answers(text, proposal).toString();
    }

    /** For the secretariat that decides which organ it goes to. */
    String assignment(
            Proposal proposal,
            SupportStanding standing,
            List<Organ> deciding,
            List<Organ> opining,
            List<Proposal> sameTitle) {
        StringBuilder text = head(
                proposal,
                proposal.rule().secretariatTakesIn()
                        ? Bilingual.of("受理立项申请", "Take the proposal in")
                        : Bilingual.of("确定审议机构", "Decide which organ it goes to"));
        line(text, "支持情况 Support", both(standing.words()));
        line(text, "依据 Article", proposal.rule().article());
        line(text, "可审议的机构 Organs that may decide", organs(deciding));
        if (!opining.isEmpty()) {
            line(text, "可提出意见的机构 Groups that may give an opinion", organs(opining));
        }
        if (!sameTitle.isEmpty()) {
            line(
                    text,
                    "同名申请或项目 Of the same title",
                    String.join(
                            ", ",
                            sameTitle.stream()
                                    .map(other -> link(other.caseNumber))
                                    .toList()));
        }
        return answers(text, proposal).toString();
    }

    private StringBuilder head(Proposal proposal, Bilingual what) {
        StringBuilder text = new StringBuilder("### " + both(what) + "\n\n");
        line(text, "案件 Case", link(proposal.caseNumber));
        line(text, "项目 Project", PlainText.escaped(both(proposal.title())));
        line(
                text,
                "发起单位 Proposer",
                PlainText.escaped(both(members.get(proposal.proposer).name())));
        return text;
    }

    private StringBuilder answers(StringBuilder text, Proposal proposal) {
        text.append("\n**申请内容 Proposal**\n\n");
        for (Map<String, Object> answer : ProposalWords.answers(alliances.projectForm(proposal.alliance), proposal)) {
            line(text, both(answer.get("label")), PlainText.escaped(both(answer.get("value"))));
        }
        return text;
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append("- **").append(label).append("**: ").append(value).append("\n");
    }

    private static String organs(List<Organ> organs) {
        return organs.isEmpty()
                ? "（无 none）"
                : String.join(
                        "; ",
                        organs.stream()
                                .map(organ -> "`" + organ.id() + "` " + both(organ.name()))
                                .toList());
    }

    private static String link(String caseNumber) {
        return "[" + caseNumber + "](/cases/" + caseNumber + ")";
    }

    private static String both(@Nullable Object text) {
        return ((Bilingual) Objects.requireNonNull(text)).both("zh");
    }
}
