package org.charterflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Counts the SQL statements that something prepares in its own thread; connections of all others are left as they are. */
@Component
@Profile("test")
public class StatementCount implements BeanPostProcessor {

    private final ThreadLocal<AtomicInteger> counting = new ThreadLocal<>();

    /** How many statements the action prepares. */
    public int of(Callable<?> action) throws Exception {
        AtomicInteger prepared = new AtomicInteger();
        counting.set(prepared);
        try {
            action.call();
        } finally {
            counting.remove();
        }
        return prepared.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private final class Counted extends DelegatingDataSource {

        private Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            AtomicInteger prepared = counting.get();
            return prepared == null ? connection : counted(connection, prepared);
        }
    }

    private static Connection counted(Connection connection, AtomicInteger prepared) {
        return (Connection) Proxy.newProxyInstance(
                StatementCount.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare")) {
                        prepared.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
