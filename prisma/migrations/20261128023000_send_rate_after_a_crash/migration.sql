-- A server that was killed empties its unlogged tables, and is back in less time than Teams looks back: calls made just
-- before it would not have been counted.
ALTER TABLE "send_rate" SET LOGGED;
