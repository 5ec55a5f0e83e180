package org.charterflow.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.casefile.Finding;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Component;

/** Finds the members that a proposal names as supporters. A naming is no support: whoever is named is asked. */
@Component
class NamedMembers {

    private static final Pattern SEPARATOR = Pattern.compile("[、，,;；\\n\\r]+");
    private static final int SHORTEST_NAME = 4;

    private final Members members;

    NamedMembers(Members members) {
        this.members = members;
    }

    /**
     * The members that the field of supporters names, and those whose whole name stands in the text around the entries.
     *
     * @return each once, never the proposer
     */
    Set<UUID> of(Proposal proposal) {
        Set<UUID> named = new LinkedHashSet<>();
        for (String name : names(proposal)) {
            find(proposal.alliance, name).forEach(member -> named.add(member.id()));
        }
        String around = String.join("\n", proposal.progress().remarks());
        for (Member member : members.of(proposal.alliance)) {
            if (mentions(around, member)) {
                named.add(member.id());
            }
        }
        named.remove(proposal.proposer);
        return named;
    }

    /** What is wrong with the supporters named: the proposer itself, one twice, no member. */
    List<Finding> faults(Proposal proposal, String article) {
        List<Finding> faults = new ArrayList<>();
        Set<UUID> seen = new LinkedHashSet<>();
        for (String name : names(proposal)) {
            List<Member> found = find(proposal.alliance, name);
            if (found.isEmpty()) {
                faults.add(fault(
                        "supporter-is-member",
                        article,
                        "“" + name + "”不是本联盟会员",
                        "\"" + name + "\" is no member of the alliance"));
            } else if (found.get(0).id().equals(proposal.proposer)) {
                faults.add(fault(
                        "supporter-is-another",
                        article,
                        "发起单位“" + name + "”不能支持自己的申请",
                        "\"" + name + "\" proposes the project and cannot support it as well"));
            } else if (!seen.add(found.get(0).id())) {
                faults.add(fault(
                        "supporter-once", article, "“" + name + "”重复列出", "\"" + name + "\" is named more than once"));
            }
        }
        return faults;
    }

    private List<Member> find(String alliance, String name) {
        return members
                .findByNumber(alliance, name)
                .map(List::of)
                .orElseGet(() -> members.findByName(alliance, name))
                .stream()
                .filter(Member::isMember)
                .toList();
    }

    private static Collection<String> names(Proposal proposal) {
        return SEPARATOR
                .splitAsStream(proposal.answer(Fields.SUPPORTERS))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static boolean mentions(String text, Member member) {
        return mentions(text, member.name().zh())
                || mentions(text, member.name().en());
    }

    private static boolean mentions(String text, String name) {
        return name.length() >= SHORTEST_NAME && text.contains(name);
    }

    private static Finding fault(String rule, String article, String zh, String en) {
        return Finding.wrong(Fields.SUPPORTERS, rule, article, Bilingual.of(zh, en));
    }
}
