package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"giaoban/store"
)

// noDatabase: a command asks for a file that nobody has made yet.
func noDatabase(path string) problem {
	return wrongly("Chưa có dữ liệu ở %s. Chạy “giaoban run” trước, hoặc chỉ đúng thư mục bằng --data.",
		"There is no data at %s. Run “giaoban run” first, or name the right folder with --data.", path)
}

// storeProblem says why a file cannot be opened, and the way out.
func storeProblem(ctx context.Context, err error, conf config) problem {
	path := conf.database()
	switch {
	case errors.Is(err, store.ErrLocked):
		return heldProblem(err, path, holder(ctx, conf.socket(), path))
	case errors.Is(err, store.ErrNewer):
		return trouble(exitDamaged, err,
			fmt.Sprintf("Tệp %s do bản giaoban mới hơn ghi. Không có gì bị đổi. Xin dùng bản mới, hoặc lấy lại bản sao lưu cũ bằng “giaoban restore”.", path),
			fmt.Sprintf("%s was written by a newer giaoban. Nothing was changed. Please use the newer program, or bring an older backup back with “giaoban restore”.", path))
	case errors.Is(err, store.ErrDamaged):
		last := "TỆP-SAO-LƯU"
		if all, err := store.Backups(conf.backups()); err == nil && len(all) > 0 {
			last = all[len(all)-1]
		}
		return trouble(exitDamaged, err,
			fmt.Sprintf("Tệp %s bị hỏng (thường do ổ đĩa hoặc mất điện). Không có gì bị đổi. Lấy lại bản sao lưu gần nhất:\n  giaoban restore %s --db %s\nTệp hỏng được giữ lại bên cạnh.", path, last, path),
			fmt.Sprintf("%s is damaged (usually the disk, or a power cut). Nothing was changed. Bring the last backup back:\n  giaoban restore %s --db %s\nThe damaged file is kept beside it.", path, last, path))
	}
	return diskProblem(err, path)
}

// heldProblem names who holds the file and how to stop it.
func heldProblem(err error, path string, pid int) problem {
	who, whoEN, stop := "một tiến trình khác", "another process", "systemctl stop giaoban"
	if pid > 0 {
		who, whoEN, stop = fmt.Sprintf("tiến trình số %d", pid), fmt.Sprintf("process %d", pid), fmt.Sprintf("kill %d", pid)
	}
	return trouble(exitHeld, err,
		fmt.Sprintf("Tệp %s đang do %s giữ; mỗi tệp chỉ một giaoban được dùng.\nNếu giaoban đang chạy sẵn thì không cần chạy thêm. Muốn chạy lại: dừng nó bằng “%s” (hoặc “systemctl stop giaoban”), đợi vài giây, rồi chạy lại lệnh này.", path, who, stop),
		fmt.Sprintf("%s is held by %s; one file serves one giaoban.\nIf giaoban runs already, there is no need for another. To start anew: stop it with “%s” (or “systemctl stop giaoban”), wait some seconds, and run this again.", path, whoEN, stop))
}

// holder finds who holds the file; 0 when nobody can tell.
func holder(ctx context.Context, socket, path string) int {
	if r, ok := dialRemote(ctx, socket); ok {
		defer r.close()
		if r.hello.PID > 0 {
			return r.hello.PID
		}
	}
	return lockHolder(path)
}

// diskProblem says what a disk does not let us do.
func diskProblem(err error, path string) problem {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return trouble(exitFault, err,
			fmt.Sprintf("Không có quyền với %s. Chạy bằng đúng người dùng sở hữu thư mục, hoặc sửa quyền.", path),
			fmt.Sprintf("No right to %s. Run as the user who owns the folder, or mend the rights.", path))
	case errors.Is(err, syscall.EROFS):
		return trouble(exitFault, err,
			fmt.Sprintf("Ổ đĩa của %s chỉ cho đọc. Chọn thư mục khác bằng --data.", path),
			fmt.Sprintf("The disk of %s is read-only. Choose another folder with --data.", path))
	case errors.Is(err, syscall.ENOSPC):
		return trouble(exitFault, err,
			fmt.Sprintf("Hết chỗ trên ổ đĩa của %s. Dọn bớt rồi làm lại; dữ liệu cũ còn nguyên.", path),
			fmt.Sprintf("The disk of %s is full. Free some space and try again; the data is untouched.", path))
	case errors.Is(err, fs.ErrNotExist):
		return trouble(exitUsage, err, fmt.Sprintf("Không thấy %s.", path), fmt.Sprintf("%s is not there.", path))
	}
	return trouble(exitFault, err, fmt.Sprintf("Không dùng được %s", path), fmt.Sprintf("%s cannot be used", path))
}

// backupProblem says why a backup could not be made.
func backupProblem(err error, path string) problem {
	if errors.Is(err, store.ErrDamaged) {
		return trouble(exitDamaged, err,
			"Không sao lưu được vì tệp dữ liệu có chỗ hỏng; các bản sao lưu cũ còn nguyên. Soát bằng “giaoban check”.",
			"No backup was made because the data file is damaged; older backups are untouched. Look with “giaoban check”.")
	}
	return diskProblem(err, path)
}

// restoreProblem says why a backup could not be brought back to path, which pid may hold.
func restoreProblem(err error, from, path string, pid int) problem {
	switch {
	case errors.Is(err, store.ErrNoArchive):
		return trouble(exitDamaged, err,
			fmt.Sprintf("%s không phải bản sao lưu nguyên vẹn của giaoban. Không có gì bị đổi. Thử bản của ngày khác.", from),
			fmt.Sprintf("%s is no whole backup of giaoban. Nothing was changed. Try that of another day.", from))
	case errors.Is(err, store.ErrDamaged):
		return trouble(exitDamaged, err,
			fmt.Sprintf("Bản sao lưu %s bị hỏng. Không có gì bị đổi. Thử bản của ngày khác.", from),
			fmt.Sprintf("The backup %s is damaged. Nothing was changed. Try that of another day.", from))
	case errors.Is(err, store.ErrNewer):
		return trouble(exitDamaged, err,
			fmt.Sprintf("Bản sao lưu %s do bản giaoban mới hơn ghi. Không có gì bị đổi. Xin dùng bản mới.", from),
			fmt.Sprintf("The backup %s was written by a newer giaoban. Nothing was changed. Please use the newer program.", from))
	case errors.Is(err, store.ErrLocked):
		return heldProblem(err, path, pid)
	}
	if _, gone := os.Stat(from); gone != nil {
		path = from
	}
	return diskProblem(err, path)
}
