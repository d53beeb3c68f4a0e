import os, sys, time, signal
r,w=os.pipe()
pid=os.fork()
if pid==0:
    os.write(w,b"child"); os._exit(7)
print(os.read(r,10), os.waitstatus_to_exitcode(os.waitpid(pid,0)[1]))
p=os.posix_spawn("/bin/sh",["sh","-c","exit 3"],dict(os.environ))
print(os.waitid(os.P_PID,p,os.WEXITED).si_status)
p=os.spawnv(os.P_WAIT,"/bin/true",["true"]); print(p)
print(os.spawnlp(os.P_WAIT,"sh","sh","-c","exit 4"))
d="/tmp/fw%d"%os.getpid(); os.mkdir(d); os.mkdir(d+"/a"); open(d+"/a/f","w").write("x")
for t in os.fwalk(d): print(t[0][len(d):],t[1],t[2])
fd=os.open(d,os.O_RDONLY); print(os.listdir(fd), os.stat("a/f",dir_fd=fd).st_size, [e.name for e in os.scandir(fd)])
os.unlink("a/f",dir_fd=fd); os.rmdir("a",dir_fd=fd); os.rmdir(d)
t=os.timerfd_create(time.CLOCK_MONOTONIC); print(os.timerfd_settime(t,initial=0.01)); print(os.read(t,8)); 
e=os.eventfd(3); print(os.eventfd_read(e)); os.eventfd_write(e,5); print(os.eventfd_read(e))
m,s=os.openpty(); print(os.isatty(s), os.ttyname(s)==os.ptsname(m))
print(os.confstr("CS_PATH"), os.sched_getaffinity(0)==set(os.sched_getaffinity(0)))
pid,status,ru=os.wait4(os.spawnv(os.P_NOWAIT,"/bin/true",["true"]),0); print(status, type(ru).__name__)
print(os.supports_dir_fd >= {os.open, os.stat})

# expect-output:
# | b'child' 7
# | 3
# | 0
# | 4
# |  ['a'] []
# | /a [] ['f']
# | ['a'] 1 ['a']
# | (0.0, 0.0)
# | b'\x01\x00\x00\x00\x00\x00\x00\x00'
# | 3
# | 5
# | True True
# | /bin:/usr/bin True
# | 0 struct_rusage
# | True
