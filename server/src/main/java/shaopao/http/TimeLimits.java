package shaopao.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Stops requests that take too long, by interrupting the thread that serves them. */
@Component
class TimeLimits implements DisposableBean {

    private static final String ATTRIBUTE = TimeLimits.class.getName();

    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("time-limits").factory());

    TimeLimits() {
        watch.setRemoveOnCancelPolicy(true);
    }

    /** Starts the clock for the current thread. */
    Limit start(HttpServletRequest request, Duration timeMax) {
        Limit limit = new Limit(Thread.currentThread());
        limit.extend(timeMax);
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
        private @Nullable ScheduledFuture<?> alarm;
        private boolean fired;
        private boolean over;

        private Limit(Thread thread) {
            this.thread = thread;
        }

        /** Gives this much time from now on. */
        synchronized void extend(Duration timeMax) {
            if (alarm != null) {
                alarm.cancel(false);
            }
            alarm = watch.schedule(this::fire, timeMax.toMillis(), TimeUnit.MILLISECONDS);
        }

        private synchronized void fire() {
            if (!over) {
                fired = true;
                thread.interrupt();
            }
        }

        synchronized boolean fired() {
            return fired;
        }

        /** The request has left the thread: it is never interrupted for it again. */
        synchronized void end() {
            over = true;
            if (alarm != null) {
                alarm.cancel(false);
            }
            if (fired && Thread.currentThread() == thread) {
                Thread.interrupted();
            }
        }
    }
}
