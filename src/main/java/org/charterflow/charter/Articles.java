package org.charterflow.charter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charterflow.language.Bilingual;

/** The articles of a governing document: a section of its Markdown each, headed {@code ## OSCAR-12 表决 Voting}. */
public final class Articles {

    private static final Pattern HEADING = Pattern.compile("(?m)^##\\h+(\\S+)\\h*(.*)$");

    private Articles() {}

    /**
     * The articles of a text, in its order.
     *
     * @param document name of the document, such as {@code charter}
     * @param markdown its text, with or without front matter
     */
    public static List<Article> of(String document, String markdown) {
        List<Article> articles = new ArrayList<>();
        String text = GoverningDocumentFile.body(markdown);
        Matcher heading = HEADING.matcher(text);
        boolean found = heading.find();
        while (found) {
            String id = heading.group(1);
            String title = heading.group(2);
            int begin = heading.end();
            found = heading.find();
            String section = text.substring(begin, found ? heading.start() : text.length());
            articles.add(new Article(
                    id.matches("\\d.*") ? document + "-" + id : id, Labelled.split(title), inEachLanguage(section)));
        }
        return List.copyOf(articles);
    }

    /**
     * The article that an id cites.
     *
     * @param cited an article or an item of one: {@code OSCAR-29.6} stands in {@code OSCAR-29}
     */
    public static Optional<Article> cited(List<Article> articles, String cited) {
        for (String id = cited; ; id = id.substring(0, id.lastIndexOf('.'))) {
            String wanted = id;
            Optional<Article> found = articles.stream()
                    .filter(article -> article.id().equals(wanted))
                    .findFirst();
            if (found.isPresent() || id.indexOf('.') < 0) {
                return found;
            }
        }
    }

    private static Bilingual inEachLanguage(String section) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (String paragraph : section.strip().split("\\n\\s*\\n")) {
            (Labelled.isChinese(paragraph) ? zh : en).add(paragraph.strip());
        }
        return Bilingual.of(String.join("\n", zh.isEmpty() ? en : zh), String.join("\n", en.isEmpty() ? zh : en));
    }
}
