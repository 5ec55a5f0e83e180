package org.charterflow.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.project.Support.Step;

/**
 * Where the support of one version of a proposal stands: distinct members other than the proposer, one each, the latest
 * step of a member counts (OSCAR-28). Pure.
 *
 * @param needed how many are needed
 * @param supporters who supports it now, in the order in which they did
 * @param unanswered who was asked and has said nothing
 */
record SupportStanding(int needed, List<UUID> supporters, List<UUID> unanswered) {

    /**
     * @param version the version in force; support of an earlier one does not count
     * @param history every step on record, the earliest first
     */
    static SupportStanding of(int needed, UUID proposer, int version, List<Support> history) {
        Map<UUID, Step> latest = new LinkedHashMap<>();
        for (Support support : history) {
            if (support.version() == version && !support.member().equals(proposer)) {
                boolean answered = support.step() == Step.ASKED && latest.containsKey(support.member());
                if (!answered) {
                    latest.remove(support.member());
                    latest.put(support.member(), support.step());
                }
            }
        }
        return new SupportStanding(needed, with(latest, Step.GIVEN), with(latest, Step.ASKED));
    }

    private static List<UUID> with(Map<UUID, Step> latest, Step step) {
        List<UUID> members = new ArrayList<>();
        latest.forEach((member, last) -> {
            if (last == step) {
                members.add(member);
            }
        });
        return List.copyOf(members);
    }

    boolean isEnough() {
        return supporters.size() >= needed;
    }

    int missing() {
        return Math.max(0, needed - supporters.size());
    }

    boolean supports(UUID member) {
        return supporters.contains(member);
    }

    /** Such as "1 of 2 supporting members: 1 more needed". */
    Bilingual words() {
        return isEnough()
                ? Bilingual.of(
                        "已有" + supporters.size() + "家会员支持，要求" + needed + "家，已满足",
                        supporters.size() + " of " + needed + " supporting members: enough")
                : Bilingual.of(
                        "已有" + supporters.size() + "家会员支持，要求" + needed + "家，还差" + missing() + "家",
                        supporters.size() + " of " + needed + " supporting members: " + missing() + " more needed");
    }
}
