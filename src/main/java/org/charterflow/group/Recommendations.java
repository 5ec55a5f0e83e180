package org.charterflow.group;

import java.time.Clock;
import java.util.Map;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.casefile.Act;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Units of a group without a leader recommend one (OSCAR-17). */
@Service
public class Recommendations {

    private final GroupStore store;
    private final GroupCases cases;
    private final GroupUnits units;
    private final Organs organs;
    private final GroupNotices notices;
    private final Clock clock;

    Recommendations(
            GroupStore store, GroupCases cases, GroupUnits units, Organs organs, GroupNotices notices, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.units = units;
        this.organs = organs;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * A unit of the group recommends somebody; twice counts once.
     *
     * @param candidate mail address, user id or name of a person who represents a unit of the group
     * @throws RuleViolation if no recommendations are open, the unit is not in the group, or the person is not
     */
    @Transactional
    public void recommend(String alliance, String group, String userId, String candidate, String channel) {
        Representative person = units.representative(alliance, userId);
        GroupCase seeking = store.open(alliance, group).stream()
                .filter(open -> open.state() == GroupState.SEEKING_LEADER)
                .findFirst()
                .map(open -> store.lock(open.number()))
                .orElseThrow(() -> violation(
                        "group",
                        "recommendations-open",
                        null,
                        Bilingual.of("该组目前不在推荐组长", "no recommendations are open in this group")));
        String article = seeking.rule().article();
        if (units.seat(person.member(), group).isEmpty()) {
            throw violation(
                    "user",
                    "recommender-in-group",
                    article,
                    Bilingual.of("组长由组内成员单位推荐，请先加入", "units of the group recommend its leader; join it first"));
        }
        Representative recommended = units.person(alliance, candidate.strip())
                .filter(found -> units.isEligible(found, organs.get(alliance, group)))
                .orElseThrow(() -> violation(
                        "candidate",
                        "candidate-in-group",
                        article,
                        Bilingual.of(
                                "组长人选应为组内成员单位的代表：" + candidate,
                                "a candidate has to represent a unit of the group: " + candidate)));
        store.recommend(seeking, recommended.userId(), person.member(), userId, channel, clock.instant());
        cases.record(
                seeking,
                new Act(userId, channel, "leader-recommended", article),
                Map.of("candidate", recommended.name(), "unit", units.name(person.member())));
        Bilingual name = cases.name(seeking);
        notices.send(
                alliance,
                seeking.number(),
                "group-receipt",
                name,
                Map.of(
                        "said",
                        Bilingual.of(
                                "已记录贵单位推荐“" + name.zh() + "”组长人选：" + recommended.name() + "。",
                                "Your unit's recommendation for the leader of \"" + name.en() + "\" is on record: "
                                        + recommended.name() + ".")),
                notices.unit(person.member()),
                null);
    }

    private static RuleViolation violation(String field, String rule, @Nullable String article, Bilingual message) {
        return new RuleViolation(field, rule, article, message, RuleViolation.Kind.CONFLICT);
    }
}
