package org.charterflow.minutes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charterflow.language.Bilingual;

/**
 * A place in the minutes that can be written or commented on. Its id is the same in every revision: items keep their
 * numbers once the meeting is closed.
 *
 * @param id such as {@code item-2-conclusion}
 */
public record Passage(String id) {

    static final Passage ROLL = new Passage("roll");
    static final Passage REMARKS = new Passage("remarks");
    static final Passage OPEN_POINTS = new Passage("open-points");
    /** Where nothing was said about which passage is meant. */
    public static final Passage GENERAL = new Passage("general");

    private static final Pattern OF_ITEM = Pattern.compile("item-([1-9]\\d{0,3})-(discussion|vote|conclusion)");

    static Passage discussion(int item) {
        return new Passage("item-" + item + "-discussion");
    }

    static Passage vote(int item) {
        return new Passage("item-" + item + "-vote");
    }

    static Passage conclusion(int item) {
        return new Passage("item-" + item + "-conclusion");
    }

    boolean isConclusion() {
        return id.endsWith("-conclusion");
    }

    /** Whether it can be one of minutes with so many items. */
    boolean isOf(int items) {
        Matcher ofItem = OF_ITEM.matcher(id);
        return ofItem.matches()
                ? Integer.parseInt(ofItem.group(1)) <= items
                : equals(ROLL) || equals(REMARKS) || equals(OPEN_POINTS) || equals(GENERAL);
    }

    /** What it is called. */
    public Bilingual label() {
        Matcher ofItem = OF_ITEM.matcher(id);
        if (ofItem.matches()) {
            String number = ofItem.group(1);
            return switch (ofItem.group(2)) {
                case "discussion" -> Bilingual.of("第" + number + "项：讨论要点", "item " + number + ": discussion");
                case "vote" -> Bilingual.of("第" + number + "项：表决", "item " + number + ": vote");
                default -> Bilingual.of("第" + number + "项：结论", "item " + number + ": conclusion");
            };
        }
        return switch (id) {
            case "roll" -> Bilingual.of("出席情况", "roll call");
            case "remarks" -> Bilingual.of("其他", "remarks");
            case "open-points" -> Bilingual.of("待办事项", "open points");
            default -> Bilingual.of("总体", "in general");
        };
    }
}
