package org.charterflow.group;

import java.util.List;
import java.util.Optional;
import org.charterflow.casefile.CaseNeeds;
import org.charterflow.casefile.Need;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Component;

/** What the case of a group still needs, from whom, until when; ballots speak for themselves. */
@Component
class GroupNeeds implements CaseNeeds {

    private final GroupStore store;
    private final GroupCases cases;

    GroupNeeds(GroupStore store, GroupCases cases) {
        this.store = store;
        this.cases = cases;
    }

    @Override
    public boolean concerns(String kind) {
        return kind.equals(GroupCases.KIND);
    }

    @Override
    public List<Need> needs(String alliance, String caseNumber) {
        return store.find(caseNumber)
                .filter(open -> open.alliance().equals(alliance))
                .flatMap(this::need)
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<Need> need(GroupCase open) {
        Waiting waiting = open.progress().waiting();
        if (waiting == null) {
            return Optional.empty();
        }
        Bilingual group = cases.name(open);
        return switch (open.state()) {
            case SEEKING_LEADER ->
                Optional.of(need(
                        waiting,
                        Bilingual.of(group.zh() + "成员单位", "the units of " + group.en()),
                        Bilingual.of(
                                "推荐组长（已有" + store.candidates(open).size() + "名人选）",
                                "to recommend a leader (candidates so far: "
                                        + store.candidates(open).size() + ")")));
            case AT_WORK ->
                Optional.of(
                        need(waiting, group, Bilingual.of("完成任务；期满即解散", "to do its task; it dissolves at its end")));
            default -> Optional.empty();
        };
    }

    private static Need need(Waiting waiting, Bilingual who, Bilingual what) {
        return new Need(what, who, waiting.until(), waiting.article(), waiting.provisional(), waiting.counting());
    }
}
