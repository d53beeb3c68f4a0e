import subprocess

r = subprocess.run(["echo", "hello"], capture_output=True, text=True)
print(r.returncode, repr(r.stdout), subprocess.run("exit 3", shell=True).returncode)  # expect: 0 'hello\n' 3
subprocess.run(["false"], check=True)  # raises: subprocess.CalledProcessError: Command '['false']' returned non-zero exit status 1.
