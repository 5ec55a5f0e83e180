package org.charterflow.project;

import java.util.Set;

/** The fields of the project form that the procedure itself reads. */
final class Fields {

    static final String TITLE_ZH = "titleZh";
    static final String TITLE_EN = "titleEn";
    static final String KIND = "kind";
    static final String GOALS = "goals";
    static final String DELIVERABLES = "deliverables";
    static final String LICENCE = "licence";
    static final String REPOSITORY = "repository";
    static final String LEADER = "leader";
    static final String GROUP = "group";
    static final String SUPPORTERS = "supporters";
    static final String EXCEPTION_REASON = "exceptionReason";

    /** What is no part of the project itself: a change of it asks no supporter again. */
    static final Set<String> OF_PROCEDURE = Set.of(GROUP, SUPPORTERS, EXCEPTION_REASON);

    private Fields() {}
}
