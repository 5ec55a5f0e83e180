package org.charterflow;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a test, or a class of tests, that shows a rule of a charter. {@code docs/conformance.md} lists them. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Article.List.class)
public @interface Article {

    /** The rule's id: alliance and article, with the item where there is one, such as {@code COIA-16.2}. */
    String value();

    /** Holds several articles of one test. */
    @Documented
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** The articles. */
        Article[] value();
    }
}
