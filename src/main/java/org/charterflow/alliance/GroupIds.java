package org.charterflow.alliance;

/** The ids of the groups that accounts belong to; tasks and authorizations name them. */
public final class GroupIds {

    private GroupIds() {}

    /** Everybody who represents a unit or holds an office. */
    public static String participant(String alliance) {
        return alliance + "-participant";
    }

    public static String secretariat(String alliance) {
        return alliance + "-secretariat";
    }

    /** May read everything of one alliance and change nothing. */
    public static String auditor(String alliance) {
        return alliance + "-auditor";
    }

    /** The representatives of the seats that vote in an organ. */
    public static String organ(String alliance, String organ) {
        return alliance + "-" + organ;
    }

    /** The holders of an office: all group leaders, all vice chairs. */
    public static String office(String alliance, String office) {
        return alliance + "-" + office;
    }

    /** The holders of an office in one organ: the leader of this group. */
    public static String office(String alliance, String organ, String office) {
        return alliance + "-" + organ + "-" + office;
    }
}
