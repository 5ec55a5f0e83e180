package org.charterflow.charter;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What changes between two texts of a document, article by article and word by word, in both languages.
 *
 * @param document name of the document
 * @param changes in the order of the new text, then what is removed
 */
public record DocumentDifference(String document, List<ArticleChange> changes) {

    /** A Chinese character is a word; so is a run of letters and digits, of blanks, and every other sign. */
    private static final Pattern WORD =
            Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+|\\s+|.", Pattern.DOTALL);

    /** What becomes of an article. */
    public enum Kind {
        ADDED(Bilingual.of("新增", "added")),
        REMOVED(Bilingual.of("删除", "removed")),
        CHANGED(Bilingual.of("修改", "changed"));

        private final Bilingual label;

        Kind(Bilingual label) {
            this.label = label;
        }

        public Bilingual label() {
            return label;
        }
    }

    /** What becomes of a piece of text. */
    public enum Mark {
        SAME,
        ADDED,
        REMOVED
    }

    /** A piece of text. */
    public record Piece(Mark mark, String text) {}

    /**
     * An article that is not as it was.
     *
     * @param article its id, such as {@code OSCAR-12}
     * @param title its heading, the new one unless it is removed
     * @param zh heading and text in Chinese, old and new
     * @param en the same in English
     */
    public record ArticleChange(String article, Bilingual title, Kind kind, List<Piece> zh, List<Piece> en) {}

    /** Compares two texts in Markdown, with or without front matter. */
    public static DocumentDifference between(String document, String before, String after) {
        Map<String, Article> old = byId(document, before);
        Map<String, Article> now = byId(document, after);
        List<ArticleChange> changes = new ArrayList<>();
        now.forEach((id, article) -> {
            Article was = old.get(id);
            if (!article.equals(was)) {
                changes.add(change(was == null ? Kind.ADDED : Kind.CHANGED, article, was, article));
            }
        });
        old.forEach((id, article) -> {
            if (!now.containsKey(id)) {
                changes.add(change(Kind.REMOVED, article, article, null));
            }
        });
        return new DocumentDifference(document, List.copyOf(changes));
    }

    /** The ids of the articles that change. */
    public List<String> articles() {
        return changes.stream().map(ArticleChange::article).toList();
    }

    private static Map<String, Article> byId(String document, String text) {
        Map<String, Article> articles = new LinkedHashMap<>();
        Articles.of(document, text).forEach(article -> articles.put(article.id(), article));
        return articles;
    }

    private static ArticleChange change(Kind kind, Article named, @Nullable Article before, @Nullable Article after) {
        return new ArticleChange(
                named.id(),
                named.title(),
                kind,
                pieces(
                        before == null ? "" : text(before).zh(),
                        after == null ? "" : text(after).zh()),
                pieces(
                        before == null ? "" : text(before).en(),
                        after == null ? "" : text(after).en()));
    }

    private static Bilingual text(Article article) {
        return Bilingual.of(
                article.title().zh() + "\n" + article.text().zh(),
                article.title().en() + "\n" + article.text().en());
    }

    static List<Piece> pieces(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            add(pieces, Mark.SAME, old.subList(at, delta.getSource().getPosition()));
            add(pieces, Mark.REMOVED, delta.getSource().getLines());
            add(pieces, Mark.ADDED, delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(pieces, Mark.SAME, old.subList(at, old.size()));
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, Mark mark, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(mark, String.join("", words)));
        }
    }

    private static List<String> words(String text) {
        Matcher matcher = WORD.matcher(text);
        List<String> words = new ArrayList<>();
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
