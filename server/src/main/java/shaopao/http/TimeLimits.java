package shaopao.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Stops requests that take too long, by interrupting the thread that serves them. */
@Component
class TimeLimits implements DisposableBean {

    private static final String ATTRIBUTE = TimeLimits.class.getName();

    /** How often the watch looks: a request may take so much longer than it should. */
    private static final long LOOK_MILLIS = 100;

    private final Set<Limit> running = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("time-limits").factory());

    /** One look at all for all, since an alarm set and unset for each request wakes a thread for each. */
    TimeLimits() {
        var _ = watch.scheduleWithFixedDelay(
                () -> running.forEach(Limit::look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Starts the clock for the current thread. */
    Limit start(HttpServletRequest request, Duration timeMax) {
        Limit limit = new Limit(Thread.currentThread());
        limit.extend(timeMax);
        running.add(limit);
        request.setAttribute(ATTRIBUTE, limit);
        return limit;
    }

    static @Nullable Limit of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Limit limit ? limit : null;
    }

    /** True when the request was stopped for its time. */
    static boolean exceeded(HttpServletRequest request) {
        Limit limit = of(request);
        return limit != null && limit.fired();
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }

    /** The clock of one request. */
    final class Limit {

        private final Thread thread;
        private volatile long deadlineNanos;
        private boolean fired;
        private boolean over;

        private Limit(Thread thread) {
            this.thread = thread;
        }

        /** Gives this much time from now on. */
        void extend(Duration timeMax) {
            deadlineNanos = System.nanoTime() + timeMax.toNanos();
        }

        private void look() {
            if (System.nanoTime() - deadlineNanos > 0) {
                fire();
            }
        }

        private synchronized void fire() {
            if (!over && !fired) {
                fired = true;
                thread.interrupt();
            }
        }

        synchronized boolean fired() {
            return fired;
        }

        /** The request has left the thread: it is never interrupted for it again. */
        void end() {
            running.remove(this);
            synchronized (this) {
                over = true;
                if (fired && Thread.currentThread() == thread) {
                    Thread.interrupted();
                }
            }
        }
    }
}
